/** How long ten thousand reminders to 500 channels take, against Slack's limit. `npm run bench:burst` */
import { runApp } from '../sandbox/run-app.js';
import { type BenchDatabase, createPostgresDatabase, createSqliteDatabase } from './support/bench-database.js';
import { until } from './support/due-jobs.js';
import { type Burst, letBurstBeDue, promiseBurst } from './support/enqueue-burst.js';
import { startLightGitLab } from './support/light-gitlab.js';
import { type LightSlack, startLightSlack, type TakenPost } from './support/light-slack.js';
import { startPostgresServer } from './support/postgres-server.js';
import { option, printGoal, printHeading, printTable } from './support/print.js';

const burst: Burst = { channels: option('channels', 500), perChannel: option('per-channel', 20) };
const reminders = burst.channels * burst.perChannel;

/** Between the first and the last post of a channel, in seconds, if Slack alone decided. */
const floor = burst.perChannel - 1;

/** For the app to start, in milliseconds. */
const lead = 15_000;

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
  const slack = await startLightSlack();
  const gitlab = await startLightGitLab();
  await promiseBurst(database, burst);
  const dueAt = Date.now() + lead;
  await letBurstBeDue(database, dueAt);
  const app = await runApp({
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: '0123456789abcdef',
    SLACK_API_URL: `${slack.url}/api/`,
    // The limit of each channel is what is measured, and not that of the workspace.
    SLACK_POSTS_PER_MINUTE: '100000',
    GITLAB_URL: gitlab.url,
    GITLAB_TOKEN: 'glpat-bench',
    DATABASE_URL: database.address,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  try {
    if (Date.now() > dueAt) throw new Error('The app started only after the reminders were due.');
    await until(() => slack.posts.length >= reminders);
    await until(async () => (await openDeliveries(database)) === 0);
    const last = slack.posts.at(-1)?.at ?? Number.NaN;
    return {
      engine: database.engine,
      seconds: (last - dueAt) / 1000,
      refused: slack.refused(),
      wrong: wrongChannels(slack),
    };
  } finally {
    await app.stop();
    await Promise.all([slack.close(), gitlab.close()]);
    await database.remove();
  }
}

function openDeliveries(database: BenchDatabase): Promise<number> {
  return database.selectNumber(`select count(*) from job where state in ('pending', 'running')`);
}

/** Each channel must have its reminders, each of them once. */
function wrongChannels({ posts }: LightSlack): number {
  const channels = new Map<string, TakenPost[]>();
  for (const post of posts) channels.set(post.channel, [...(channels.get(post.channel) ?? []), post]);
  const right = [...channels.values()].filter((taken) => {
    const different = new Set(taken.map(({ metadata }) => JSON.stringify(metadata)));
    return taken.length === burst.perChannel && different.size === burst.perChannel;
  });
  return burst.channels - right.length;
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
