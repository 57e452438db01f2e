import { availableParallelism, cpus, loadavg } from 'node:os';

/** Says what is measured, and on what kind of machine: only the ratios mean something elsewhere. */
export function printHeading(title: string): void {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const load = loadavg()[0]?.toFixed(1);
  print(`\n## ${title}\n`);
  print(`${availableParallelism()} cores (${model}), Node ${process.versions.node}, load average before: ${load}\n`);
}

/** Prints rows as a Markdown table whose columns are as wide as they need to be. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  print([line(header), rule, ...rows.map(line), ''].join('\n'));
}

/** Holds a number against its goal. */
export function printGoal(goal: string, isMet: boolean): void {
  print(`- ${isMet ? 'met' : 'MISSED'}: ${goal}`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A number in three digits or so, which is as exact as these measurements are. */
export function rounded(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** The command's option of this name as a number: `--rounds=3`. For trying things out with less. */
export function option(name: string, fallback: number): number {
  const prefix = `--${name}=`;
  const given = process.argv.find((argument) => argument.startsWith(prefix));
  return given === undefined ? fallback : Number(given.slice(prefix.length));
}
