import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../crash/build-app.js';
import { type ChaosResult, type Engine, runChaos } from './run-chaos.js';

/** How much of the history that concerns a violation is printed, in lines. */
const mostLines = 60;

const minutes = Number(process.env.CHAOS_MINUTES ?? 5);
const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1_000_000));
const engines: readonly Engine[] = ['sqlite', 'postgres'];
const chosen = engines.filter((engine) => (process.env.CHAOS_DATABASE ?? engine) === engine);

print(`CHAOS_SEED=${seed} CHAOS_MINUTES=${minutes}, databases: ${chosen.join(' and ')}`);
const program = await buildApp();
const results = await Promise.all(
  chosen.map((engine) =>
    runChaos({ program, engine, duration: minutes * 60_000, seed, share: 0.2, lifetime: 10_000, engineers: 4 }),
  ),
);
for (const result of results) report(result);
process.exitCode = results.every(({ violations }) => violations.length === 0) ? 0 : 1;

/** Prints what was done, what broke, and each violation with the part of the history that concerns it. */
function report({ engine, counts, violations, history }: ChaosResult): void {
  const { calls, jobs, expired, overwritten } = counts;
  const file = join(tmpdir(), `chaos-${engine}-${seed}.log`);
  writeFileSync(file, history.lines().join('\n'));
  print(`\n${engine}: ${calls} calls, ${jobs} jobs that were due, ${expired} of them expired.`);
  print(
    `Broken: ${history.count('fault')} answers, ${history.count('kill')} kills, ${history.count('exit')} exits by itself, ` +
      `${history.count('cut')} connections cut, ${history.count('restart')} restarts of the database.`,
  );
  print(
    `People: ${history.count('step')} steps, ${history.count('edit by hand')} edits by hand (${overwritten} of them in the very ` +
      `moment of a write), ${history.count('try again')} clicks on “Try again”.`,
  );
  print(`${violations.length} violations. The whole history: ${file}`);
  for (const { what, about } of violations) {
    print(`\n${what}`);
    for (const line of history.about(...about).slice(-mostLines)) print(`  ${line.slice(0, 300)}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
