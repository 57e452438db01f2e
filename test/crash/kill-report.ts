import type { Verdict } from './verify.js';

/** What came of a kill, or of several in a row. */
export interface Kill extends Verdict {
  readonly scenario: string;
  /** The row of the table. */
  readonly when: string;
  /** Where exactly. */
  readonly point: string;
  /** E.g. `SQLite`. */
  readonly database: string;
  readonly kills: number;
  readonly isReached: boolean;
  /** The file that explains what was lost or doubled. */
  readonly evidence?: string;
}

interface Sums {
  readonly kills: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unreached: number;
}

/** The table in Markdown, with the totals in its last line. */
export function renderKills(results: readonly Kill[], databases: readonly string[]): string {
  const head = ['scenario', 'killed', ...databases.flatMap((name) => [`${name}: kills`, 'lost', 'doubled'])];
  const names = new Set(results.map(rowOf));
  const rows = [...names].map((name) => [
    ...name.split('\n'),
    ...cellsOf(
      results.filter((kill) => rowOf(kill) === name),
      databases,
    ),
  ]);
  return asTable([head, ...rows, ['total', '', ...cellsOf(results, databases)]]);
}

/** What was lost or doubled, kill by kill, in words; empty when nothing was. */
export function describeLosses(results: readonly Kill[]): readonly string[] {
  return results.flatMap(({ scenario, point, database, lost, doubled, evidence }) => {
    const where = `${scenario}, ${point}, ${database}${evidence === undefined ? '' : `; see ${evidence}`}`;
    return [...lost.map((what) => `LOST (${where}): ${what}`), ...doubled.map((what) => `DOUBLED (${where}): ${what}`)];
  });
}

/** How many of each, over all. */
export function sumKills(results: readonly Kill[]): Sums {
  const total = (each: (kill: Kill) => number) => results.reduce((sum, kill) => sum + each(kill), 0);
  return {
    kills: total(({ kills }) => kills),
    lost: total(({ lost }) => lost.length),
    doubled: total(({ doubled }) => doubled.length),
    unreached: total(({ isReached }) => (isReached ? 0 : 1)),
  };
}

function rowOf({ scenario, when }: Kill): string {
  return `${scenario}\n${when}`;
}

function cellsOf(results: readonly Kill[], databases: readonly string[]): readonly string[] {
  return databases.flatMap((name) => {
    const { kills, lost, doubled } = sumKills(results.filter(({ database }) => database === name));
    return [kills, lost, doubled].map(String);
  });
}

function asTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return lines.toSpliced(1, 0, rule).join('\n');
}
