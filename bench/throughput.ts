/** How many due jobs are done in a second, against job queues on the same PostgreSQL. `npm run bench:throughput` */
import { createPostgresDatabase, createSqliteDatabase } from './support/bench-database.js';
import type { Contender } from './support/contender.js';
import { measureThroughput } from './support/due-jobs.js';
import { batchingGraphileContender, graphileContender } from './support/graphile-contender.js';
import { ourContender } from './support/our-contender.js';
import { pgBossContender } from './support/pg-boss-contender.js';
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
  readonly contender: Contender;
  readonly repeatedByCrash: string;
}

printHeading(`Due jobs per second, ${jobs.toLocaleString('en')} due at once, median of ${rounds} rounds`);
const server = await startPostgresServer();
try {
  const oneByOne = graphileContender(server);
  const entries: readonly Entry[] = [
    { contender: named('SQLite', ourContender(createSqliteDatabase)), repeatedByCrash: 'those under way' },
    {
      contender: named(
        'PostgreSQL',
        ourContender(() => createPostgresDatabase(server)),
      ),
      repeatedByCrash: 'those under way',
    },
    { contender: oneByOne, repeatedByCrash: 'those under way' },
    { contender: batchingGraphileContender(server, 500), repeatedByCrash: 'a whole batch' },
    ...[500, 2_000, 10_000].map((size) => ({
      contender: pgBossContender(server, size),
      repeatedByCrash: 'a whole batch',
    })),
  ];
  const perSecond = await measure(entries.map(({ contender }) => contender));
  report(entries, perSecond, perSecond.get(oneByOne) ?? Number.NaN);
} finally {
  await server.stop();
}

function named(database: string, contender: Contender): Contender {
  return { ...contender, name: `Runbook calls, ${database}` };
}

/** In turn, so that what else the machine does meets all of them. */
async function measure(contenders: readonly Contender[]): Promise<ReadonlyMap<Contender, number>> {
  const measured = contenders.map((contender) => ({ contender, perSecond: [] as number[] }));
  for (const { contender } of measured) await measureThroughput(contender, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    for (const { contender, perSecond } of measured) perSecond.push(await measureThroughput(contender, jobs));
  }
  return new Map(measured.map(({ contender, perSecond }) => [contender, median(perSecond)]));
}

function report(entries: readonly Entry[], perSecond: ReadonlyMap<Contender, number>, baseline: number): void {
  const rows = entries.map(({ contender, repeatedByCrash }) => {
    const rate = perSecond.get(contender) ?? Number.NaN;
    return [contender.name, rounded(rate), `${rounded(rate / baseline)} ×`, repeatedByCrash];
  });
  printTable(['', 'per second', 'ratio to one by one', 'a crash leaves in doubt'], rows);
}
