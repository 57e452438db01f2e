/** Two thousand direct reminders due at once, within Slack's limits per method. `npm run bench:direct-reminders` */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runApp } from '../sandbox/run-app.js';
import { createSqliteDatabase } from './support/bench-database.js';
import { until } from './support/due-jobs.js';
import { startLightGitLab } from './support/light-gitlab.js';
import { startLightSlack } from './support/light-slack.js';
import { option, print, printGoal, printHeading, printTable } from './support/print.js';
import { type DirectBurst, letBurstBeDue, personAt, storeDirectBurst } from './support/store-direct-burst.js';

const burst: DirectBurst = { people: option('people', 80), perPerson: option('per-person', 25) };
const reminders = burst.people * burst.perPerson;

/**
 * Slack's "several hundred" posts a minute would make this last seven minutes; more are let through here, so that the
 * other limits, which are as documented, are what is measured.
 */
const postsPerMinute = option('posts-per-minute', 6_000);

/** In seconds, if Slack's limits for posts alone decided. */
const floor = Math.max(burst.perPerson - 1, (60 * reminders) / postsPerMinute);

/** To the floor, at most. */
const goal = 1.3;

/** For the app to start, in milliseconds. */
const lead = 15_000;

printHeading(
  `${reminders.toLocaleString('en')} direct reminders due at once, to ${burst.people} people, by the built app`,
);
const slack = await startLightSlack({ postsPerMinute });
const gitlab = await startLightGitLab();
const database = await createSqliteDatabase();
const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'));
try {
  await measure();
} finally {
  await Promise.all([slack.close(), gitlab.close()]);
  await database.remove();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  await storeDirectBurst(database, burst);
  const dueAt = Date.now() + lead;
  await letBurstBeDue(database, dueAt);
  const app = await runApp({
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: '0123456789abcdef',
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_POSTS_PER_MINUTE: String(postsPerMinute),
    GITLAB_URL: gitlab.url,
    GITLAB_TOKEN: 'glpat-bench',
    PEOPLE_FILE: peopleFile(),
    DATABASE_URL: database.address,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  try {
    if (Date.now() > dueAt) throw new Error('The app started only after the reminders were due.');
    await until(async () => (await openDeliveries()) === 0);
    report(dueAt);
  } finally {
    await app.stop();
  }
}

function peopleFile(): string {
  const path = join(folder, 'people.yml');
  const people = Array.from({ length: burst.people }, (_, index) => {
    const { slackId, gitlabId } = personAt(index);
    return `- name: Person ${index}\n  gitlab: { id: ${gitlabId}, username: person${index} }\n  slack: { id: ${slackId} }\n`;
  });
  writeFileSync(path, people.join(''));
  return path;
}

function openDeliveries(): Promise<number> {
  return database.selectNumber(`select count(*) from job where state in ('pending', 'running')`);
}

function report(dueAt: number): void {
  const seconds = ((slack.posts.at(-1)?.at ?? Number.NaN) - dueAt) / 1_000;
  const different = new Set(slack.posts.map(({ metadata }) => JSON.stringify(metadata))).size;
  const lookUps = slack.asked('users.info');
  printTable(
    ['', ''],
    [
      ['until the last post', `${seconds.toFixed(2)} s`],
      [`to the floor of ${floor.toFixed(0)} s`, `${(seconds / floor).toFixed(2)} ×`],
      ['posts, and different ones', `${slack.posts.length}, ${different}`],
      ['users.info', String(lookUps)],
      ['refused by Slack with 429', String(slack.refused())],
      ['requests to GitLab', String(gitlab.requests())],
      ['refused by GitLab with 429', String(gitlab.refused())],
    ],
  );
  printGoal(`no more than ${goal} times the floor`, seconds <= floor * goal);
  printGoal('every reminder exactly once', slack.posts.length === reminders && different === reminders);
  printGoal('each person is looked up once at most', lookUps <= burst.people);
  printGoal('Slack refuses less than one request in a hundred', slack.refused() < reminders / 100);
  print('');
}
