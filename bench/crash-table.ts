import { parseArgs } from 'node:util';
import startPostgres from '../test/postgres/start.mjs';
import stopPostgres from '../test/postgres/stop.mjs';
import { allWithBound } from './crash/all-with-bound.js';
import { type Promised, promisedKinds } from './crash/crash.js';
import type { CrashDatabase } from './crash/crash-database.js';
import { type CrashCase, describeHarm, renderCrashTable, sum } from './crash/crash-report.js';
import { crashes } from './crash/crashes.js';
import { createPostgresDatabase } from './crash/postgres-database.js';
import { runCrashes } from './crash/run-crashes.js';
import { createSqliteDatabase } from './crash/sqlite-database.js';

/** Divides the time evenly, however many rounds there are: every round kills `anywhere` at another moment. */
const goldenRatio = 0.618_033_988_75;

/** All crashes of one kind, which happen in one town. */
interface Batch {
  readonly promised: Promised;
  readonly database: Offer;
  readonly round: number;
}

/** A database that the app can be run on. */
interface Offer {
  readonly name: string;
  readonly create: () => Promise<CrashDatabase>;
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, 'at-once': { type: 'string', default: '3' } },
});
process.exitCode = await crashTable(Number(values.rounds), Number(values['at-once']));

/**
 * Kills the built app at every point on every database, `rounds` times, and prints what came of it. Returns the exit code:
 * 1 when anything was lost or doubled.
 * @param atOnce how many towns share the machine
 */
async function crashTable(rounds: number, atOnce: number): Promise<number> {
  await startPostgres({ rootDir: process.cwd(), testPathPatterns: { patterns: [] } });
  try {
    const databases = offers(process.env.TEST_PG_URL);
    const batches = Array.from({ length: rounds }, (_, round) => round + 1).flatMap((round) =>
      promisedKinds.flatMap((promised) => databases.map((database): Batch => ({ promised, database, round }))),
    );
    const results = await allWithBound(batches, atOnce, runBatch);
    return report(
      results.flat(),
      databases.map(({ name }) => name),
    );
  } finally {
    await stopPostgres();
  }
}

function offers(postgres: string | undefined): readonly Offer[] {
  const sqlite = { name: 'SQLite', create: createSqliteDatabase };
  if (postgres === undefined) return [sqlite];
  return [sqlite, { name: 'PostgreSQL', create: () => createPostgresDatabase(postgres) }];
}

async function runBatch({ promised, database, round }: Batch): Promise<readonly CrashCase[]> {
  const opened = await database.create();
  try {
    const ofKind = crashes.filter((crash) => crash.promised === promised);
    const results = await runCrashes(promised, ofKind, opened, (round * goldenRatio) % 1);
    const cases = results.map((result) => ({ ...result, database: database.name }));
    const { kills } = sum(cases);
    process.stderr.write(`${promised}, ${database.name}, round ${round}: ${kills} kills\n`);
    return cases;
  } finally {
    await opened.remove();
  }
}

function report(cases: readonly CrashCase[], databases: readonly string[]): number {
  const { kills, lost, doubled } = sum(cases);
  const harm = describeHarm(cases);
  const total = `${kills} kills: ${lost} promises lost, ${doubled} doubled.`;
  process.stdout.write(['', renderCrashTable(cases, crashes, databases), '', ...harm, total, ''].join('\n'));
  return harm.length === 0 ? 0 : 1;
}
