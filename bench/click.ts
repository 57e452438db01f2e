/** What the 200th click of a call with 30 people costs the app, against the first one. `npm run bench:click` */
import { createRunbookReader } from '../src/runbook-worker/create-runbook-reader.js';
import { type BenchDatabase, createPostgresDatabase, createSqliteDatabase } from './support/bench-database.js';
import { startPostgresServer } from './support/postgres-server.js';
import { option, printGoal, printHeading, printTable, rounded } from './support/print.js';
import { openRecorder } from './support/recorded-call.js';
import { median } from './support/statistics.js';

const people = option('people', 30);
const clicks = option('clicks', 200);
/** How often either click is measured, in turn. */
const samples = option('samples', 10);

/** To the first click, at most. */
const goal = 1.5;

interface Measured {
  readonly engine: BenchDatabase['engine'];
  readonly first: number;
  readonly last: number;
}

printHeading(
  `From a click until everybody's panel shows it: click ${clicks} of a call with ${people} people, and the first of another such call, in turn`,
);
const server = await startPostgresServer();
try {
  report([await measure(await createSqliteDatabase()), await measure(await createPostgresDatabase(server))]);
} finally {
  await server.stop();
}

async function measure(database: BenchDatabase): Promise<Measured> {
  const script = new URL('../dist/runbook-worker/worker.js', import.meta.url);
  const runbooks = createRunbookReader({ script });
  const recorder = await openRecorder({ database, runbooks, people, tasks: clicks + samples });
  const long = await recorder.announce();
  const others: number[] = [];
  while (others.length < samples) others.push(await recorder.announce());
  for (let click = 1; click < clicks; click += 1) await recorder.click(long);
  const first: number[] = [];
  const last: number[] = [];
  for (const other of others) {
    first.push(await recorder.click(other));
    last.push(await recorder.click(long));
  }
  await recorder.close();
  await runbooks.close();
  await database.remove();
  return { engine: database.engine, first: median(first), last: median(last) };
}

function report(measured: readonly Measured[]): void {
  printTable(
    ['database', 'first click', `click ${clicks}`, 'ratio'],
    measured.map(({ engine, first, last }) => [
      engine,
      `${rounded(first)} ms`,
      `${rounded(last)} ms`,
      `${rounded(last / first)} ×`,
    ]),
  );
  const worst = Math.max(...measured.map(({ first, last }) => last / first));
  printGoal(`click ${clicks} costs no more than ${goal} times the first`, worst <= goal);
}
