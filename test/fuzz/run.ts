/** Fuzzes all targets in turn for `FUZZ_MINUTES` (60 by default), from `FUZZ_SEED` on. `npm run fuzz` */
import type { Figures, Target } from './target.js';
import { targets } from './targets.js';

const minutes = Number(process.env.FUZZ_MINUTES ?? 60);
const firstSeed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

/** Of each target in each round, in milliseconds. */
const turn = 10_000;

interface Total extends Omit<Figures, 'failure'> {
  readonly failures: readonly string[];
}

const totals = new Map<Target, Total>();
const end = performance.now() + minutes * 60_000;

for (let round = 0; performance.now() < end; round++) {
  for (const each of targets) {
    if (performance.now() >= end) break;
    const figures = await each.run(firstSeed + round, turn);
    totals.set(each, add(totals.get(each), figures));
    if (figures.failure) console.error(`${figures.failure}\n`);
  }
}
report();

function add(total: Total | undefined, { cases, failure, slowest }: Figures): Total {
  return {
    cases: (total?.cases ?? 0) + cases,
    failures: [...(total?.failures ?? []), ...(failure ? [failure] : [])],
    slowest: Math.max(total?.slowest ?? 0, slowest),
  };
}

function report(): void {
  print(`Seeds from ${firstSeed}, ${minutes} minutes\n`);
  print('| target | cases | failures | slowest case |\n|---|---:|---:|---:|');
  for (const [{ name }, { cases, failures, slowest }] of totals) {
    print(`| ${name} | ${cases.toLocaleString('en')} | ${failures.length} | ${slowest.toFixed(0)} ms |`);
  }
  const count = [...totals.values()].reduce((sum, { failures }) => sum + failures.length, 0);
  process.exit(count === 0 ? 0 : 1);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
