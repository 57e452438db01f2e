import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableRow } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import { withoutSplitCode } from './split-code.js';

/** Why a row of a table cannot be written into without damage. */
export type RowDefect = 'too many cells' | 'list mark';

/**
 * What is wrong with a row. GitLab drops the cells that a row has more than its table, which are mostly made by a pipe in code;
 * and a row that is a mere `1.` becomes a list once a cell follows it.
 */
export function defectOf(source: MarkdownSource, row: TableRow, header: TableRow | undefined): RowDefect | undefined {
  const { text } = source;
  const { start, end } = row.cells[0] ?? row.span;
  if (text[row.span.start] !== '|' && /^(?:\d{1,9}[.)]|[-+*#>])/.test(text.slice(start, Math.min(end, start + 12))))
    return 'list mark';
  const width = header?.cells.length ?? row.cells.length;
  const extra = row.cells.slice(width);
  return extra.some((cell) => cell.start < cell.end) || hasSplitCode(source, row) ? 'too many cells' : undefined;
}

/** Whether a pipe in code divides a cell: what stands behind it is then in the wrong column, however many cells there are. */
function hasSplitCode(source: MarkdownSource, row: TableRow): boolean {
  const isCode = source.text.slice(row.span.start, row.span.end).includes('`');
  return isCode && withoutSplitCode(source, row).cells.length < row.cells.length;
}

const notWritten = 'Nothing is written into this row until then.';

/** What a person should do about a row into which nothing is written. */
export function defectProblem(line: number, defect: RowDefect, consequence = notWritten): Problem {
  const isSplit = defect === 'too many cells';
  return {
    severity: 'warning',
    code: isSplit ? 'too-many-cells' : 'row-like-a-list',
    line,
    isLineShown: true,
    found: isSplit
      ? 'A row has a pipe in code, or more cells than the first row of its table.'
      : 'A row begins like a list.',
    fix: isSplit
      ? `Write “\\|” instead of “|” where the pipe is text, also in code. ${consequence}`
      : `Begin the row with “|”. ${consequence}`,
  };
}
