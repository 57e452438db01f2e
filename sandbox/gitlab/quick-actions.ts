/** The quick actions that this GitLab knows; an unknown `/word` is ordinary text. */
const known = new Set(
  'close reopen assign unassign reassign label labels unlabel remove_label confidential title move due remove_due_date shrug tableflip zoom remove_zoom lock unlock duplicate'.split(
    ' ',
  ),
);

export interface QuickAction {
  readonly name: string;
  readonly argument: string;
}

export interface Extracted {
  /** What is left to be stored. */
  readonly text: string;
  readonly actions: readonly QuickAction[];
}

/**
 * Takes the quick actions out of a text as GitLab does before it stores one: every carriage return is deleted first,
 * white space at the end goes, and a line that starts with a known `/command` is an action unless it stands in a
 * fence, in a `>>>` quote, in an HTML block, or ends as inline code. An opening that is never closed protects nothing.
 */
export function extractQuickActions(source: string): Extracted {
  const lines = source.replaceAll('\r', '').split('\n');
  const actions: QuickAction[] = [];
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const blockEnd = endOfBlock(lines, at);
    if (blockEnd !== undefined) {
      kept.push(...lines.slice(at, blockEnd + 1));
      at = blockEnd;
      continue;
    }
    const line = lines[at] ?? '';
    const action = quickActionOf(line);
    if (action) actions.push(action);
    else kept.push(line);
  }
  return { text: kept.join('\n').trimEnd(), actions };
}

function quickActionOf(line: string): QuickAction | undefined {
  const match = /^\/([a-z_]+)(?: (.*))?\s*$/i.exec(line);
  const name = match?.[1]?.toLowerCase();
  if (name === undefined || !known.has(name)) return undefined;
  if (/`.+`$/.test(line)) return undefined;
  return { name, argument: match?.[2]?.trim() ?? '' };
}

/** The last line of a block that protects its content and begins at a line; undefined when none begins there. */
function endOfBlock(lines: readonly string[], at: number): number | undefined {
  const closes = closingOf(lines[at] ?? '');
  if (!closes) return undefined;
  const end = lines.findIndex((line, index) => index > at + 1 && closes(line));
  return end === -1 ? undefined : end;
}

function closingOf(opening: string): ((line: string) => boolean) | undefined {
  if (opening.startsWith('```')) return (line) => line === '```';
  if (opening.startsWith('>>>')) return (line) => line === '>>>';
  if (/^<[^>]+>$/.test(opening)) return (line) => /^<\/[^>]+>$/.test(line);
  return undefined;
}
