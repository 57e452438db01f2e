/** Whether reminders that wait for their day make the due ones late. `npm run bench:stored-reminders` */
import { type BenchDatabase, createPostgresDatabase, createSqliteDatabase } from './support/bench-database.js';
import { startPostgresServer } from './support/postgres-server.js';
import { option, printHeading, printTable, rounded } from './support/print.js';
import { median, percentile } from './support/statistics.js';
import { type Cost, type StoredJobs, storeJobs } from './support/stored-jobs.js';

const sizes = [1_000, 100_000, option('most', 1_000_000)];
const perSecond = option('per-second', 100);
const seconds = option('seconds', 5);
const rounds = option('rounds', 3);

interface Measured {
  readonly storedJobs: StoredJobs;
  readonly engine: BenchDatabase['engine'];
  readonly stored: number;
  readonly costs: Cost[];
  readonly p50: number[];
  readonly p99: number[];
}

printHeading(
  `Lateness beside stored reminders, ${perSecond} due per second for ${seconds} s, median of ${rounds} rounds`,
);
const server = await startPostgresServer();
try {
  const measured = [...(await gather(createSqliteDatabase)), ...(await gather(() => createPostgresDatabase(server)))];
  for (const { storedJobs } of measured) await storedJobs.lateness(perSecond, 1);
  for (let round = 0; round < rounds; round += 1) for (const one of measured) await measure(one);
  report(measured);
  for (const { storedJobs } of measured) await storedJobs.close();
} finally {
  await server.stop();
}

async function gather(createDatabase: () => Promise<BenchDatabase>): Promise<readonly Measured[]> {
  const gathered: Measured[] = [];
  for (const stored of sizes) {
    const database = await createDatabase();
    const storedJobs = await storeJobs(database, stored);
    gathered.push({ storedJobs, engine: database.engine, stored, costs: [], p50: [], p99: [] });
  }
  return gathered;
}

async function measure({ storedJobs, costs, p50, p99 }: Measured): Promise<void> {
  costs.push(await storedJobs.cost());
  const lateness = await storedJobs.lateness(perSecond, seconds);
  p50.push(percentile(lateness, 0.5));
  p99.push(percentile(lateness, 0.99));
}

function report(measured: readonly Measured[]): void {
  const rows = measured.map((one) => {
    const least = measured.find(({ engine }) => engine === one.engine) ?? one;
    const against = (value: (of: Measured) => number) => {
      const ratio = value(one) / value(least);
      return `${rounded(value(one))} ms${Number.isFinite(ratio) ? ` (${rounded(ratio)} ×)` : ''}`;
    };
    return [
      `${one.engine}, ${one.stored.toLocaleString('en')}`,
      against(({ p50 }) => median(p50)),
      against(({ p99 }) => median(p99)),
      against(({ costs }) => median(costs.map(({ claim }) => claim))),
      against(({ costs }) => median(costs.map(({ all }) => all))),
    ];
  });
  printTable(['stored', 'lateness p50', 'lateness p99', 'one claim', 'all that the database does for one'], rows);
}
