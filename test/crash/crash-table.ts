import { parseArgs } from 'node:util';
import startPostgres from '../support/postgres/start.mjs';
import stopPostgres from '../support/postgres/stop.mjs';
import { allWithBound } from './all-with-bound.js';
import { buildApp } from './build-app.js';
import { findMutants } from './find-mutants.js';
import { describeLosses, type Kill, renderKills, sumKills } from './kill-report.js';
import { offers } from './offers.js';
import { type Batch, batchesOn } from './run-batch.js';

/** Divides the time evenly, however many rounds there are: every round kills `anywhere` at another moment. */
const goldenRatio = 0.618_033_988_75;

const { values } = parseArgs({
  options: {
    /** Kills in each scenario and on each database, at most. */
    most: { type: 'string', default: '64' },
    /** How many towns share the machine. */
    'at-once': { type: 'string', default: '3' },
    /** Only batches whose names contain this. */
    only: { type: 'string', default: '' },
    /** Leaves out the proof that the table can fail. */
    'no-mutants': { type: 'boolean', default: false },
    round: { type: 'string', default: '1' },
  },
});
process.exitCode = await crashTable();

/**
 * Kills the built app at every point on every database and prints what came of it. First it proves that it can fail: two
 * faults are put into the app, and it has to find both. Returns the exit code: 1 when anything was lost or doubled.
 */
async function crashTable(): Promise<number> {
  const beganAt = Date.now();
  const mutants = values['no-mutants'] ? { lines: [], areFound: true } : await findMutants();
  for (const line of mutants.lines) print(line);
  await startPostgres({ rootDir: process.cwd(), testPathPatterns: { patterns: [] } });
  try {
    const databases = offers(process.env.TEST_PG_URL);
    const options = {
      program: await buildApp(),
      most: Number(values.most),
      chance: (Number(values.round) * goldenRatio) % 1,
    };
    const batches = databases
      .flatMap((offer) => batchesOn(offer, options))
      .filter(({ name }) => name.includes(values.only));
    const results = (await allWithBound(batches, Number(values['at-once']), runAndReport)).flat();
    print(
      renderKills(
        results,
        databases.map(({ name }) => name),
      ),
    );
    const isWhole = results.length > 0 && report(results, beganAt);
    return isWhole && mutants.areFound ? 0 : 1;
  } finally {
    await stopPostgres();
  }
}

/** A batch that cannot be run to its end counts as lost: nobody knows what became of its call. */
async function runAndReport({ name, run }: Batch): Promise<readonly Kill[]> {
  const results: Kill[] = [];
  try {
    await run((kill) => results.push(kill));
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const when = 'could not be run to its end';
    const database = results[0]?.database ?? '';
    results.push({ scenario: name, when, point: when, database, kills: 0, isReached: true, lost: [why], doubled: [] });
  }
  const { kills, lost, doubled, unreached } = sumKills(results);
  process.stderr.write(`${name}: ${kills} kills, ${lost} lost, ${doubled} doubled, ${unreached} after the end\n`);
  return results;
}

/** Whether nothing was lost or doubled. */
function report(results: readonly Kill[], beganAt: number): boolean {
  const { kills, lost, doubled, unreached } = sumKills(results);
  const minutes = ((Date.now() - beganAt) / 60_000).toFixed(1);
  for (const line of describeLosses(results)) print(line);
  print(`${kills} kills, ${unreached} of them after the end: ${lost} lost, ${doubled} doubled. ${minutes} minutes.`);
  return lost + doubled === 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
