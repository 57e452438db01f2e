/** How late due reminders are begun, against job queues that poll. `npm run bench:lateness` */
import { createPostgresDatabase, createSqliteDatabase } from './support/bench-database.js';
import type { Competitor } from './support/competitor.js';
import { measureLateness } from './support/due-jobs.js';
import { graphileCompetitor } from './support/graphile-competitor.js';
import { ourCompetitor } from './support/our-competitor.js';
import { pgBossCompetitor } from './support/pg-boss-competitor.js';
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
  const onSqlite = { ...ourCompetitor(createSqliteDatabase), name: 'Runbook calls, SQLite' };
  const onPostgres = { ...ourCompetitor(() => createPostgresDatabase(server)), name: 'Runbook calls, PostgreSQL' };
  const queues = [graphileCompetitor(server), pgBossCompetitor(server, 500)];
  report(await measure([onSqlite, onPostgres, ...queues]), onSqlite, onPostgres, queues);
} finally {
  await server.stop();
}

/** In turn, so that what else the machine does meets all of them. */
async function measure(competitors: readonly Competitor[]): Promise<ReadonlyMap<Competitor, Lateness>> {
  const measured = competitors.map((competitor) => ({ competitor, p50: [] as number[], p99: [] as number[] }));
  for (const { competitor } of measured) await measureLateness(competitor, perSecond, 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const { competitor, p50, p99 } of measured) {
      const lateness = await measureLateness(competitor, perSecond, seconds);
      p50.push(percentile(lateness, 0.5));
      p99.push(percentile(lateness, 0.99));
    }
  }
  return new Map(measured.map(({ competitor, p50, p99 }) => [competitor, { p50: median(p50), p99: median(p99) }]));
}

function report(
  measured: ReadonlyMap<Competitor, Lateness>,
  onSqlite: Competitor,
  onPostgres: Competitor,
  queues: readonly Competitor[],
): void {
  const of = (competitor: Competitor): Lateness => measured.get(competitor) ?? { p50: Number.NaN, p99: Number.NaN };
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
