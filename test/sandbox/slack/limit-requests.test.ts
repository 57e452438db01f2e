import { readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { parse } from 'yaml';
import { type Slack, startSlack } from '../../../sandbox/slack/start-slack.js';
import { quietLogger } from './support/quiet-logger.js';

let now = Date.UTC(2031, 0, 1);
let slack: Slack;
let client: WebClient;
beforeEach(async () => {
  slack = await startSlack({
    manifest: parse(readFileSync('manifest.yml', 'utf8')),
    people: [{ handle: 'jane', id: 'U0JANE', email: 'jane@example.com' }],
    channels: Array.from({ length: 301 }, (_, number) => ({ name: `c${number}`, id: `C${number}` })),
    now: () => now,
  });
  client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger,
  });
});
afterEach(() => slack.close());

async function post(number: number) {
  return client.chat.postMessage({ channel: `C${number}`, text: 'x' });
}

test.each<[string, number, () => Promise<unknown>]>([
  ['users.info', 100, () => client.users.info({ user: 'U0JANE' })],
  ['users.lookupByEmail', 50, () => client.users.lookupByEmail({ email: 'jane@example.com' })],
  ['conversations.info', 50, () => client.conversations.info({ channel: 'C1' })],
  ['conversations.history', 50, () => client.conversations.history({ channel: 'C1' })],
  ['conversations.list', 20, () => client.conversations.list()],
])('%s may be asked %i times a minute, and other methods none the less', async (_method, most, ask) => {
  for (let count = 0; count < most; count += 1) await ask();

  await expect(ask()).rejects.toMatchObject({ retryAfter: 60 });
  await expect(client.auth.test()).resolves.toMatchObject({ ok: true });
  now += 60_000;
  await expect(ask()).resolves.toMatchObject({ ok: true });
});

test('300 posts a minute are taken in all channels together', async () => {
  for (let count = 0; count < 300; count += 1) await post(count);

  await expect(post(300)).rejects.toMatchObject({ retryAfter: 60 });
  now += 60_000;
  await expect(post(300)).resolves.toMatchObject({ ok: true });
});

test('one post a second is taken in a channel, and one that was sent a second later and arrives a little early', async () => {
  await post(1);
  now += 599;
  await expect(post(1)).rejects.toMatchObject({ retryAfter: 1 });
  now += 1;
  await expect(post(1)).resolves.toMatchObject({ ok: true });
});
