import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import type { TableRow } from '../markdown/table-rows.js';
import type { Written } from '../runbook.js';

const strikes = /~~|<(?:del|s|strike)\b/i;

/**
 * Whether a name is struck through, so that what it names is not there: nothing of it is left but a number, a picture, or a
 * remark in parentheses or behind a dash (`~~John~~ (on leave)`).
 */
export function isStruckOut({ text, markdown }: Pick<Written, 'text' | 'markdown'>): boolean {
  if (!strikes.test(markdown)) return false;
  const rest = text.replace(/\([^()]*\)/g, '').replace(/^[^\p{L}\p{N}]*[–—:-]\s.*$/u, '');
  return !/\p{L}/u.test(rest.replace(/:[a-z0-9_+-]{1,40}:/g, ''));
}

/** Whether two tildes stand around all cells of a row: `| ~~John | Execution~~ |`. GitLab shows them; their author meant the row. */
export function isStruckRow({ text }: MarkdownSource, { span }: TableRow): boolean {
  const markdown = text.slice(span.start, span.end);
  if (!markdown.includes('~~')) return false;
  const first = markdown.indexOf('~~');
  const last = markdown.lastIndexOf('~~');
  const inside = markdown.slice(first + 2, last);
  const around = markdown.slice(0, first) + markdown.slice(last + 2);
  return last > first && inside.includes('|') && !inside.includes('~~') && !/[^\s|]/.test(around);
}

const lineTag = /^<(\/?)(del|s|strike)(?:\s[^<>]{0,200})?>$/i;

/** Blocks without those between `<del>` and `</del>` (`<s>`, `<strike>`) that stand on lines of their own. */
export function withoutStruckBlocks(markdown: string, blocks: readonly Block[]): readonly Block[] {
  if (!/<\/(?:del|s|strike)>/i.test(markdown)) return blocks;
  const ends = closingBlocks(markdown, blocks);
  let from = 0;
  return blocks.filter((_, at) => {
    if (at < from) return false;
    const end = ends.get(at);
    from = end === undefined ? from : end + 1;
    return end === undefined;
  });
}

/** For each block that is an opening tag, the next one that closes it. */
function closingBlocks(markdown: string, blocks: readonly Block[]): ReadonlyMap<number, number> {
  const closings = new Map<string, number>();
  const ends = new Map<number, number>();
  for (let at = blocks.length - 1; at >= 0; at--) {
    const [, slash, name = ''] = lineTag.exec(markdownOf(markdown, blocks[at])) ?? [];
    const end = closings.get(name.toLowerCase());
    if (slash === '/') closings.set(name.toLowerCase(), at);
    else if (slash === '' && end !== undefined) ends.set(at, end);
  }
  return ends;
}

/** In UTF-16 code units. */
const longestTag = 210;

function markdownOf(markdown: string, block: Block | undefined): string {
  const { start, end } = block?.span ?? { start: 0, end: 0 };
  return end - start > longestTag ? '' : markdown.slice(start, end).trim();
}
