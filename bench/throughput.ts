/** How many due jobs are done in a second, against job queues on the same PostgreSQL. `npm run bench:throughput` */
import { createPostgresDatabase, createSqliteDatabase } from './support/bench-database.js';
import type { Competitor } from './support/competitor.js';
import { measureThroughput } from './support/due-jobs.js';
import { batchingGraphileCompetitor, graphileCompetitor } from './support/graphile-competitor.js';
import { ourCompetitor } from './support/our-competitor.js';
import { pgBossCompetitor } from './support/pg-boss-competitor.js';
import { startPostgresServer } from './support/postgres-server.js';
import { option, printHeading, printTable, rounded } from './support/print.js';
import { median } from './support/statistics.js';

const jobs = option('jobs', 10_000);
const rounds = option('rounds', 3);
const warmUp = Math.min(jobs, 500);

/**
 * What a crash between doing a job and recording it repeats decides who can be compared with whom. The app records what
 * ends while another commit is under way with the next one, and waits for that before it goes on.
 */
interface Entry {
  readonly competitor: Competitor;
  readonly repeatedByCrash: string;
}

printHeading(`Due jobs per second, ${jobs.toLocaleString('en')} due at once, median of ${rounds} rounds`);
const server = await startPostgresServer();
try {
  const oneByOne = graphileCompetitor(server);
  const entries: readonly Entry[] = [
    { competitor: named('SQLite', ourCompetitor(createSqliteDatabase)), repeatedByCrash: 'those under way' },
    {
      competitor: named(
        'PostgreSQL',
        ourCompetitor(() => createPostgresDatabase(server)),
      ),
      repeatedByCrash: 'those under way',
    },
    { competitor: oneByOne, repeatedByCrash: 'those under way' },
    { competitor: batchingGraphileCompetitor(server, 500), repeatedByCrash: 'a whole batch' },
    ...[500, 2_000, 10_000].map((size) => ({
      competitor: pgBossCompetitor(server, size),
      repeatedByCrash: 'a whole batch',
    })),
  ];
  const perSecond = await measure(entries.map(({ competitor }) => competitor));
  report(entries, perSecond, perSecond.get(oneByOne) ?? Number.NaN);
} finally {
  await server.stop();
}

function named(database: string, competitor: Competitor): Competitor {
  return { ...competitor, name: `Runbook calls, ${database}` };
}

/** In turn, so that what else the machine does meets all of them. */
async function measure(competitors: readonly Competitor[]): Promise<ReadonlyMap<Competitor, number>> {
  const measured = competitors.map((competitor) => ({ competitor, perSecond: [] as number[] }));
  for (const { competitor } of measured) await measureThroughput(competitor, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    for (const { competitor, perSecond } of measured) perSecond.push(await measureThroughput(competitor, jobs));
  }
  return new Map(measured.map(({ competitor, perSecond }) => [competitor, median(perSecond)]));
}

function report(entries: readonly Entry[], perSecond: ReadonlyMap<Competitor, number>, baseline: number): void {
  const rows = entries.map(({ competitor, repeatedByCrash }) => {
    const rate = perSecond.get(competitor) ?? Number.NaN;
    return [competitor.name, rounded(rate), `${rounded(rate / baseline)} ×`, repeatedByCrash];
  });
  printTable(['', 'per second', 'ratio to one by one', 'a crash leaves in doubt'], rows);
}
