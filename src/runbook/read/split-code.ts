import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableRow } from '../markdown/table-rows.js';

/** Some backticks in a row: how many there are for code that begins there, which a backslash makes one fewer, or ends there. */
interface Backticks {
  readonly opens: number;
  readonly closes: number;
}

/**
 * The row with those cells joined that a pipe in code has divided, as its author meant it. As in CommonMark, as many backticks
 * end code as have begun it; code that ends in its own cell divides nothing.
 */
export function withoutSplitCode({ text }: MarkdownSource, row: TableRow): TableRow {
  if (!text.slice(row.span.start, row.span.end).includes('`')) return row;
  const cells: { start: number; end: number }[] = [];
  /** Where code began that has not ended in its cell, by the number of backticks. */
  let open = new Map<number, number>();
  for (const { start, end } of row.cells) {
    let backticks = backticksIn(text.slice(start, end));
    const ending = endOf(backticks, open);
    if (ending) {
      cells.length = ending.cell + 1;
      const joined = cells.at(-1);
      if (joined) joined.end = end;
      backticks = backticks.slice(ending.at + 1);
      open = new Map([...open].filter(([, cell]) => cell < ending.cell));
    } else cells.push({ start, end });
    for (const length of unclosed(backticks)) if (!open.has(length)) open.set(length, cells.length - 1);
  }
  return { ...row, cells };
}

function backticksIn(cell: string): readonly Backticks[] {
  return Array.from(cell.matchAll(/(?<!\\)(\\*)(`+)/g), ([, { length: slashes } = '', { length } = '']) => ({
    opens: length - (slashes % 2),
    closes: length,
  }));
}

/** Which of the open code a cell ends: the first for which it has an odd number of ends; an even number is code of its own. */
function endOf(backticks: readonly Backticks[], open: ReadonlyMap<number, number>) {
  const ends = new Map<number, { count: number; at: number }>();
  for (const [at, { closes }] of backticks.entries()) {
    const earlier = ends.get(closes);
    ends.set(closes, { count: (earlier?.count ?? 0) + 1, at: earlier?.at ?? at });
  }
  for (const [length, cell] of open) {
    const end = ends.get(length);
    if (end && end.count % 2 === 1) return { cell, at: end.at };
  }
  return undefined;
}

/** The lengths of what would begin code, and does not end it in the same cell. */
function unclosed(backticks: readonly Backticks[]): readonly number[] {
  const last = new Map(backticks.map(({ closes }, at) => [closes, at]));
  const lengths: number[] = [];
  for (let at = 0; at < backticks.length; at++) {
    const length = backticks[at]?.opens ?? 0;
    if (length === 0) continue;
    if ((last.get(length) ?? 0) <= at) lengths.push(length);
    else
      do at++;
      while (backticks[at]?.closes !== length);
  }
  return lengths;
}
