/** How long ten thousand reminders to 500 channels take, against Slack's limit. `npm run bench:burst` */
import { runApp } from '../sandbox/run-app.js';
import { type BenchDatabase, createPostgresDatabase, createSqliteDatabase } from './support/bench-database.js';
import { type BurstTown, channelName, startBurstTown } from './support/burst-town.js';
import { until } from './support/due-jobs.js';
import { startPostgresServer } from './support/postgres-server.js';
import { option, print, printGoal, printHeading, printTable } from './support/print.js';
import { type Burst, promiseBurst } from './support/promise-burst.js';

const burst: Burst = { channels: option('channels', 500), perChannel: option('per-channel', 20) };
const reminders = burst.channels * burst.perChannel;

/** Between the first and the last post of a channel, in seconds, if Slack alone decided. */
const floor = burst.perChannel - 1;

/** For the app to start, in milliseconds. */
const lead = 8_000;

interface Outcome {
  readonly engine: BenchDatabase['engine'];
  /** From the due time to the last post, in seconds. */
  readonly seconds: number;
  /** How often Slack said 429. */
  readonly refused: number;
  /** Channels that do not have every reminder exactly once. */
  readonly wrong: number;
}

printHeading(
  `${reminders.toLocaleString('en')} reminders due at once, to ${burst.channels} channels, by the built app`,
);
const server = await startPostgresServer();
try {
  const outcomes = [await deliver(await createSqliteDatabase()), await deliver(await createPostgresDatabase(server))];
  report(outcomes);
} finally {
  await server.stop();
}

async function deliver(database: BenchDatabase): Promise<Outcome> {
  const town = await startBurstTown(burst.channels);
  const dueAt = Date.now() + lead + burst.channels * 10;
  await promiseBurst(database, town, burst, dueAt);
  const app = await runApp({ ...town.settings, DATABASE_URL: database.address });
  try {
    if (Date.now() > dueAt)
      print('The app started only after the reminders were due; the time is counted from its start.');
    const begun = Math.max(dueAt, Date.now());
    await until(() => posted(town).length >= reminders);
    await until(async () => (await openDeliveries(database)) === 0);
    const last = Math.max(...posted(town).map(({ at }) => at));
    return {
      engine: database.engine,
      seconds: (last - begun) / 1000,
      refused: posts(town).length - posted(town).length,
      wrong: wrongChannels(town),
    };
  } finally {
    await app.stop();
    await town.close();
    await database.remove();
  }
}

function posts({ slack }: BurstTown) {
  return slack.calls('chat.postMessage');
}

function posted(town: BurstTown) {
  return posts(town).filter(({ result }) => result.ok === true);
}

function openDeliveries(database: BenchDatabase): Promise<number> {
  return database.selectNumber(`select count(*) from delivery where state in ('pending', 'sending')`);
}

/** Each channel holds the announcement and its reminders, and no two of those are the same promise. */
function wrongChannels({ slack }: BurstTown): number {
  const names = Array.from({ length: burst.channels }, (_, index) => channelName(index));
  return names.filter((name) => {
    const replies = slack.messages(name).filter(({ threadTs }) => threadTs !== undefined);
    const keys = new Set(replies.map(({ metadata }) => JSON.stringify(metadata)));
    return replies.length !== burst.perChannel || keys.size !== burst.perChannel;
  }).length;
}

function report(outcomes: readonly Outcome[]): void {
  const rows = outcomes.map(({ engine, seconds, refused, wrong }) => [
    engine,
    `${seconds.toFixed(2)} s`,
    `${(seconds / floor).toFixed(3)} ×`,
    String(refused),
    String(wrong),
  ]);
  printTable(
    ['', 'until the last post', `to the floor of ${floor} s`, 'refused with 429', 'channels lost or doubled'],
    rows,
  );
  for (const { engine, seconds, wrong } of outcomes) {
    printGoal(`${engine}: no more than 1.05 times the floor`, seconds <= floor * 1.05);
    printGoal(`${engine}: every reminder exactly once`, wrong === 0);
  }
}
