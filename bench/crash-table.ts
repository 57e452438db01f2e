import { parseArgs } from 'node:util';
import startPostgres from '../test/postgres/start.mjs';
import stopPostgres from '../test/postgres/stop.mjs';
import { allWithBound } from './crash/all-with-bound.js';
import type { Crash } from './crash/crash.js';
import type { CrashDatabase } from './crash/crash-database.js';
import { type CrashCase, describeHarm, renderCrashTable, sum } from './crash/crash-report.js';
import { crashes } from './crash/crashes.js';
import { createPostgresDatabase } from './crash/postgres-database.js';
import { runCrash } from './crash/run-crash.js';
import { createSqliteDatabase } from './crash/sqlite-database.js';

/** Divides the time evenly, however many rounds there are: every round kills `anywhere` at another moment. */
const goldenRatio = 0.618_033_988_75;

interface Case {
  readonly crash: Crash;
  readonly database: string;
  readonly round: number;
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, 'at-once': { type: 'string', default: '4' } },
});
process.exitCode = await crashTable(Number(values.rounds), Number(values['at-once']));

/** Kills the built app at every point on every database, `rounds` times, and prints what came of it. */
async function crashTable(rounds: number, atOnce: number): Promise<number> {
  await startPostgres({ rootDir: process.cwd(), testPathPatterns: { patterns: [] } });
  try {
    const databases = createDatabases(process.env.TEST_PG_URL);
    const names = [...databases.keys()];
    const cases = Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
      crashes.flatMap((crash) => names.map((database): Case => ({ crash, database, round }))),
    );
    const results = await allWithBound(cases, atOnce, (one) => runCase(one, databases.get(one.database)));
    return report(results, names);
  } finally {
    await stopPostgres();
  }
}

function createDatabases(postgres: string | undefined): ReadonlyMap<string, () => Promise<CrashDatabase>> {
  const sqlite = ['SQLite', createSqliteDatabase] as const;
  return new Map(postgres ? [sqlite, ['PostgreSQL', () => createPostgresDatabase(postgres)]] : [sqlite]);
}

async function runCase(
  { crash, database, round }: Case,
  create: (() => Promise<CrashDatabase>) | undefined,
): Promise<CrashCase> {
  if (!create) throw new Error(`There is no ${database}.`);
  const opened = await create();
  try {
    const result = { crash, database, ...(await runCrash(crash, opened, ((round + 1) * goldenRatio) % 1)) };
    process.stderr.write(describeHarm([result]).length > 0 ? '!' : '.');
    return result;
  } catch (cause) {
    throw new Error(`The case could not be run: ${crash.promised}, ${crash.point}, ${database}.`, { cause });
  } finally {
    await opened.remove();
  }
}

function report(results: readonly CrashCase[], databases: readonly string[]): number {
  const { kills, lost, doubled } = sum(results);
  const harm = describeHarm(results);
  process.stdout.write(
    [
      '',
      renderCrashTable(results, crashes, databases),
      '',
      ...harm,
      `${kills} kills: ${lost} promises lost, ${doubled} doubled.`,
      '',
    ].join('\n'),
  );
  return harm.length === 0 ? 0 : 1;
}
