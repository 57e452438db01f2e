import type { Urgency } from '../../src/requests/throttle.js';
import { callSlack } from '../../src/slack/call-slack.js';
import { createSlackLimits } from '../../src/slack/rate-limits.js';
import { createWebClient } from '../../src/slack/web-client.js';
import { quietLogger } from '../sandbox/slack/support/quiet-logger.js';
import { failureOf } from './failure-of.js';
import { startOddSlack, startWorkspace } from './start-workspace.js';

let now = 0;
let urgency: Urgency = 'person';

function limits(postsPerMinute = 300) {
  return createSlackLimits(postsPerMinute, { clock: () => now, urgency: () => urgency });
}

beforeEach(() => {
  now = 1_000_000;
  urgency = 'person';
});

/** Of so many requests, those that were not let through at once. */
async function turnedAway(count: number, admit: () => Promise<void>): Promise<number> {
  const results = await Promise.allSettled(Array.from({ length: count }, admit));
  return results.filter(({ status }) => status === 'rejected').length;
}

test.each([
  ['users.info', 100],
  ['views.open', 100],
  ['views.update', 100],
  ['chat.update', 50],
  ['users.lookupByEmail', 50],
  ['conversations.info', 50],
  ['conversations.history', 50],
  ['conversations.replies', 50],
  ['conversations.open', 50],
  ['conversations.list', 20],
  ['a.method.that.is.not.known', 20],
])('%s is asked at most %i times a minute', async (method, most) => {
  const slack = limits();

  expect(await turnedAway(most + 3, () => slack.admit(method, undefined))).toBe(3);
  now += 60_000;
  expect(await turnedAway(1, () => slack.admit(method, undefined))).toBe(0);
});

test('all posts together keep the setting, whatever channel they go to', async () => {
  const slack = limits(40);
  let channel = 0;

  expect(await turnedAway(42, () => slack.admit('chat.postMessage', `C${channel++}`))).toBe(2);
});

test('a 429 holds the method that it concerns and nothing else', async () => {
  const slack = limits();

  slack.refused('users.info', undefined, 30_000);

  expect(await turnedAway(1, () => slack.admit('users.info', undefined))).toBe(1);
  for (const method of ['chat.update', 'views.open', 'users.lookupByEmail']) {
    expect(await turnedAway(1, () => slack.admit(method, undefined))).toBe(0);
  }
  expect(await turnedAway(1, () => slack.admit('chat.postMessage', 'C1'))).toBe(0);
});

test('a post that is refused right after another in its channel holds that channel', async () => {
  const slack = limits();
  await slack.admit('chat.postMessage', 'C1');
  now += 1_000;
  await slack.admit('chat.postMessage', 'C1');

  slack.refused('chat.postMessage', 'C1', 30_000);

  expect(await turnedAway(1, () => slack.admit('chat.postMessage', 'C1'))).toBe(1);
  expect(await turnedAway(1, () => slack.admit('chat.postMessage', 'C2'))).toBe(0);
});

test('a post that is refused although its channel was quiet holds all posts: the workspace’s limit is meant', async () => {
  const slack = limits();
  await slack.admit('chat.postMessage', 'C1');

  slack.refused('chat.postMessage', 'C1', 30_000);

  expect(await turnedAway(1, () => slack.admit('chat.postMessage', 'C2'))).toBe(1);
});

describe('the client', () => {
  function clientOf(token: string, apiUrl: string) {
    return createWebClient(token, apiUrl, quietLogger, limits());
  }

  test('does not send what would exceed a limit, and says when to come back', async () => {
    const { slack } = await startWorkspace();
    const client = clientOf(slack.botToken, slack.apiUrl);
    for (let count = 0; count < 20; count += 1) await client.conversations.list();

    const failure = await failureOf(callSlack('listing the channels', () => client.conversations.list()));

    await slack.close();
    expect(failure).toMatchObject({ kind: 'rate-limited', code: 'ratelimited', retryAfterSeconds: 60 });
    expect(slack.calls('conversations.list')).toHaveLength(20);
  });

  test.each([
    ['429', { status: 429, headers: { 'retry-after': '30' }, body: '' }, 30],
    ['429 without a number', { status: 429, headers: { 'retry-after': 'soon' }, body: '' }, 5],
    ['429 without a header', { status: 429, body: '' }, 5],
    ['a wait of years', { status: 429, headers: { 'retry-after': '999999999' }, body: '' }, 3_600],
    ['ratelimited', { body: '{"ok":false,"error":"ratelimited"}' }, 5],
    ['rate_limited', { body: '{"ok":false,"error":"rate_limited"}' }, 5],
  ])('once told to wait (%s) asks no more until then', async (_how, answer, seconds) => {
    const odd = await startOddSlack(answer);
    const client = clientOf('xoxb-odd', odd.apiUrl);
    const ask = () => failureOf(callSlack('looking a person up', () => client.users.info({ user: 'U0JANE' })));

    const first = await ask();
    for (let count = 0; count < 20; count += 1) expect(await ask()).toMatchObject({ kind: 'rate-limited' });
    const last = await ask();
    now += seconds * 1_000;
    await ask();

    await odd.close();
    expect(first).toMatchObject({ kind: 'rate-limited' });
    expect(last.retryAfterSeconds).toBe(seconds);
    expect(odd.requests).toHaveLength(2);
  });
});
