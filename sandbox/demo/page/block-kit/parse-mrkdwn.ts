/** A piece of mrkdwn. References keep what stands between the angle brackets, decoded. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'quote'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'code' | 'code-block'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'person' | 'channel' | 'everybody'; readonly id: string }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly fallback: string;
      readonly url: string;
    };

const emphases = [
  ['bold', '\\*'],
  ['italic', '_'],
  ['strike', '~'],
] as const;

/** A mark counts at the edge of a word, with something other than a blank inside. */
const marked = emphases.map(
  ([, mark]) => `(?<![\\w${mark}])${mark}(?=\\S)([^${mark}\\n]*[^${mark}\\s])${mark}(?![\\w${mark}])`,
);

const everybody = '(?<![\\w@])@(channel|here|everyone)\\b';
const grammar = ['```([\\s\\S]+?)```', '`([^`\\n]+)`', '<([^<>]+)>', ...marked];

/**
 * Reads Slack's mrkdwn. https://docs.slack.dev/messaging/formatting-message-text
 * @param parsesNames whether a bare `@channel` is a mention, as in texts without `verbatim: true`
 */
export function parseMrkdwn(text: string, parsesNames: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let quoted: string[] = [];
  const endQuote = () => {
    if (quoted.length > 0) pieces.push({ kind: 'quote', pieces: parseInline(quoted.join('\n'), parsesNames) });
    quoted = [];
  };
  let plain: string[] = [];
  const endPlain = () => {
    if (plain.length > 0) pieces.push(...parseInline(plain.join('\n'), parsesNames));
    plain = [];
  };
  for (const line of text.split('\n')) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line)?.[1];
    if (quote === undefined) {
      endQuote();
      plain.push(line);
    } else {
      endPlain();
      quoted.push(quote);
    }
  }
  endQuote();
  endPlain();
  return pieces;
}

function parseInline(text: string, parsesNames: boolean): Piece[] {
  const pattern = new RegExp([...grammar, ...(parsesNames ? [everybody] : [])].join('|'), 'g');
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) pieces.push({ kind: 'text', text: decode(text.slice(end, match.index)) });
    pieces.push(pieceOf(match, parsesNames));
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: decode(text.slice(end)) });
  return pieces;
}

function pieceOf(match: RegExpExecArray, parsesNames: boolean): Piece {
  const [, block, code, reference, ...rest] = match;
  if (block !== undefined) return { kind: 'code-block', text: decode(block.replace(/^\n/, '')) };
  if (code !== undefined) return { kind: 'code', text: decode(code) };
  if (reference !== undefined) return readReference(reference);
  const emphasis = emphases.findIndex((_one, index) => rest[index] !== undefined);
  const kind = emphases[emphasis]?.[0];
  if (kind === undefined) return { kind: 'everybody', id: rest[emphases.length] ?? '' };
  return { kind, pieces: parseInline(rest[emphasis] ?? '', parsesNames) };
}

function readReference(reference: string): Piece {
  const [target = '', ...labels] = reference.split('|');
  const label = labels.length > 0 ? decode(labels.join('|')) : undefined;
  if (target.startsWith('!date^')) {
    const [, seconds, format = '', url = ''] = target.split('^');
    return { kind: 'date', seconds: Number(seconds), format: decode(format), fallback: label ?? '', url: decode(url) };
  }
  if (/^@[UW]/.test(target)) return { kind: 'person', id: target.slice(1) };
  if (/^#[CG]/.test(target)) return { kind: 'channel', id: target.slice(1) };
  if (target.startsWith('!')) return { kind: 'everybody', id: label?.replace(/^@/, '') ?? target.slice(1) };
  return { kind: 'link', url: decode(target), label: label ?? decode(target).replace(/^mailto:/, '') };
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
