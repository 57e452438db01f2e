import type { Crash } from './crash.js';
import type { CrashResult } from './run-crashes.js';

/** One case that was run. */
export interface CrashCase extends CrashResult {
  /** E.g. `SQLite`. */
  readonly database: string;
}

interface Sums {
  readonly kills: number;
  readonly lost: number;
  readonly doubled: number;
}

/** The table of all cases in Markdown, with the totals in its last line. */
export function renderCrashTable(
  cases: readonly CrashCase[],
  crashes: readonly Crash[],
  databases: readonly string[],
): string {
  const on = (database: string) => (one: CrashCase) => one.database === database;
  const head = ['promised', 'killed when', ...databases.flatMap((name) => [`${name}: kills`, 'lost', 'doubled'])];
  const rows = crashes.map((crash) => {
    const ofRow = cases.filter((one) => one.crash === crash);
    return [crash.promised, crash.point, ...databases.flatMap((database) => cells(sum(ofRow.filter(on(database)))))];
  });
  const totals = ['total', '', ...databases.flatMap((database) => cells(sum(cases.filter(on(database)))))];
  return asTable([head, ...rows, totals]);
}

/** What was lost or doubled, case by case, in words; empty when nothing was. */
export function describeHarm(cases: readonly CrashCase[]): readonly string[] {
  return cases.flatMap(({ crash, database, lost, doubled }) => {
    const where = `${crash.promised}, ${crash.point}, ${database}`;
    return [
      ...lost.map((promise) => `LOST (${where}): ${promise}`),
      ...doubled.map((promise) => `DOUBLED (${where}): ${promise}`),
    ];
  });
}

/** How many of each, over all cases. */
export function sum(cases: readonly CrashResult[]): Sums {
  return cases.reduce(
    (sums, { kills, lost, doubled }) => ({
      kills: sums.kills + kills,
      lost: sums.lost + lost.length,
      doubled: sums.doubled + doubled.length,
    }),
    { kills: 0, lost: 0, doubled: 0 },
  );
}

function cells({ kills, lost, doubled }: Sums): readonly string[] {
  return [kills, lost, doubled].map(String);
}

function asTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return lines.toSpliced(1, 0, rule).join('\n');
}
