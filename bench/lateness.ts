/** How late due reminders are begun, against job queues that poll. `npm run bench:lateness` */
import { createPostgresDatabase, createSqliteDatabase } from './support/bench-database.js';
import type { Contender } from './support/contender.js';
import { measureLateness } from './support/due-jobs.js';
import { graphileContender } from './support/graphile-contender.js';
import { ourContender } from './support/our-contender.js';
import { pgBossContender } from './support/pg-boss-contender.js';
import { startPostgresServer } from './support/postgres-server.js';
import { option, printGoal, printHeading, printTable, rounded } from './support/print.js';
import { median, percentile } from './support/statistics.js';

const perSecond = option('per-second', 100);
const seconds = option('seconds', 10);
const rounds = option('rounds', 3);

interface Lateness {
  readonly p50: number;
  readonly p99: number;
}

printHeading(`Lateness of reminders, ${perSecond} due per second for ${seconds} s, median of ${rounds} rounds`);
const server = await startPostgresServer();
try {
  const onSqlite = { ...ourContender(createSqliteDatabase), name: 'Runbook calls, SQLite' };
  const onPostgres = { ...ourContender(() => createPostgresDatabase(server)), name: 'Runbook calls, PostgreSQL' };
  const queues = [graphileContender(server), pgBossContender(server, 500)];
  report(await measure([onSqlite, onPostgres, ...queues]), onSqlite, onPostgres, queues);
} finally {
  await server.stop();
}

/** In turn, so that what else the machine does meets all of them. */
async function measure(contenders: readonly Contender[]): Promise<ReadonlyMap<Contender, Lateness>> {
  const measured = contenders.map((contender) => ({ contender, p50: [] as number[], p99: [] as number[] }));
  for (const { contender } of measured) await measureLateness(contender, perSecond, 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const { contender, p50, p99 } of measured) {
      const lateness = await measureLateness(contender, perSecond, seconds);
      p50.push(percentile(lateness, 0.5));
      p99.push(percentile(lateness, 0.99));
    }
  }
  return new Map(measured.map(({ contender, p50, p99 }) => [contender, { p50: median(p50), p99: median(p99) }]));
}

function report(
  measured: ReadonlyMap<Contender, Lateness>,
  onSqlite: Contender,
  onPostgres: Contender,
  queues: readonly Contender[],
): void {
  const of = (contender: Contender): Lateness => measured.get(contender) ?? { p50: Number.NaN, p99: Number.NaN };
  const best = Math.min(...queues.map((queue) => of(queue).p99));
  const rows = [...measured].map(([{ name }, { p50, p99 }]) => [
    name,
    `${p50} ms`,
    `${p99} ms`,
    `${rounded(best / p99)} ×`,
  ]);
  printTable(['', 'p50', 'p99', 'better than the better queue (p99)'], rows);
  for (const [ours, goal] of [
    [onSqlite, 10],
    [onPostgres, 25],
  ] as const) {
    printGoal(`${ours.name}: p99 under ${goal} ms`, of(ours).p99 < goal);
    printGoal(`${ours.name}: p99 at least 20 times better than either queue`, best / of(ours).p99 >= 20);
  }
}
