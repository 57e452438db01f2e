import type { JobPayload } from '../../src/call/jobs/job.js';
import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import { aCompletion } from '../support/delivery/a-completion.js';
import { createWorld, jobOf, now, type World } from '../support/delivery/world.js';

const instant = createWorld().call.time.instant;
const under = {
  audience: 'managers',
  channelId: 'C0MANAGER',
  ts: '900',
  permalink: 'https://slack.example/900',
} as const;
const managers = { kind: 'audience', audience: 'managers' } as const;
const dri = { kind: 'person', slackId: 'U123' } as const;
const { key, firstAttemptAt = now } = jobOf({ kind: 'record' }, 2);

/** Whatever is posted and expires. */
const posts: readonly (readonly [string, JobPayload, string])[] = [
  ['a reminder to a channel', { kind: 'reminder', occasion: '1h', to: managers, instant }, 'under 900'],
  ['a reminder to a person', { kind: 'reminder', occasion: '24h', to: dri, instant }, 'to U123'],
  ['a morning’s reminder', { kind: 'reminder', occasion: 'morning 2026-10-12', to: dri, instant }, 'to U123'],
  ['a run panel', { kind: 'run-panel', slackId: 'U123', instant }, 'to U123'],
  ['a progress line', { kind: 'progress', audience: 'managers', instant }, 'under 900'],
];

const updates: readonly (readonly [string, JobPayload])[] = [
  ['the update of a run panel', { kind: 'run-panel-update', slackId: 'U123', recording: 1 }],
  ['the update of a progress line', { kind: 'progress-update', audience: 'managers', recording: 1 }],
];

function slackFailure(kind: ServiceFailure['kind'], code: string, retryAfterSeconds?: number): ServiceFailure {
  const more = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return new ServiceFailure('No.', { service: 'Slack', kind, code, ...more });
}

describe('what has expired since sending it was begun', () => {
  let world: World;

  beforeEach(() => {
    world = createWorld();
    world.posts = [under];
  });

  async function postLost(where: string): Promise<void> {
    const [, to, ts] = /^(to|under) (.+)$/.exec(where) ?? [];
    if (ts === undefined) throw new Error(`Nowhere: ${where}`);
    const destination = to === 'to' ? ({ kind: 'person', slackId: ts } as const) : ({ kind: 'thread', under } as const);
    await world.messenger.post(destination, { kind: 'lost-access' }, key);
  }

  test.each(posts)('%s is recorded as sent when it is found', async (_name, content, where) => {
    await postLost(where);

    const outcome = await world.perform(content, 2, now);

    expect(outcome).toMatchObject({ kind: 'completed' });
    expect(world.messenger.requests).toEqual([`post ${where}`, `findPosted ${where} since ${firstAttemptAt - 60_000}`]);
  });

  test.each(posts)('%s is missed when it is not found, and never posted', async (_name, content, where) => {
    const outcome = await world.perform(content, 2, now);

    expect(outcome).toEqual({ kind: 'expired' });
    expect(world.messenger.requests).toEqual([`findPosted ${where} since ${firstAttemptAt - 60_000}`]);
  });

  test.each([...posts, ...updates])('%s is missed without a search when this is its first attempt', async (...row) => {
    expect(await world.perform(row[1], 1, now)).toEqual({ kind: 'expired' });

    expect(world.messenger.requests).toEqual([]);
  });

  test.each(updates)('%s is missed: there is nothing to search for', async (_name, content) => {
    expect(await world.perform(content, 2, now)).toEqual({ kind: 'expired' });

    expect(world.messenger.requests).toEqual([]);
  });

  test('a panel and a progress line are known from then on, so that they are updated', async () => {
    await postLost('to U123');
    await postLost('under 900');

    expect(await world.perform({ kind: 'run-panel', slackId: 'U123', instant }, 2, now)).toMatchObject({
      message: { name: 'panel · U123', channelId: 'C-to U123', ts: '1000' },
    });
    expect(await world.perform({ kind: 'progress', audience: 'managers', instant }, 2, now)).toMatchObject({
      message: { name: 'progress · managers', channelId: 'C-under 900', ts: '1001' },
    });
  });

  test.each<[string, boolean]>([
    ['open', true],
    ['completed', false],
  ])('the morning’s reminder of a call that is %s is followed by the next: %s', async (_state, isFollowed) => {
    if (!isFollowed) world.call = { ...world.call, recording: { ...world.call.recording, completion: aCompletion } };
    const content = { kind: 'reminder', occasion: 'morning 2026-10-12', to: dri, instant } as const;
    await postLost('to U123');

    const outcome = await world.perform(content, 2, now);

    expect(outcome.followUps?.length ?? 0).toBe(isFollowed ? 1 : 0);
  });

  test('is searched for whatever GitLab says, or does not say, of the runbook', async () => {
    const content = { kind: 'run-panel', slackId: 'U123', instant } as const;
    world.run = () => {
      throw new ServiceFailure('No.', { service: 'GitLab', kind: 'unknown-outcome', code: 'timeout' });
    };
    await postLost('to U123');

    expect(await world.perform(content, 2, now)).toMatchObject({ kind: 'completed' });
  });

  test('a reply is missed where there is no announcement to reply to', async () => {
    world.posts = [];

    expect(await world.perform({ kind: 'reminder', occasion: '1h', to: managers, instant }, 2, now)).toEqual({
      kind: 'expired',
    });
  });

  const content = { kind: 'reminder', occasion: '1h', to: dri, instant } as const;

  test.each<[string, ServiceFailure, number, number]>([
    ['Slack does not answer', slackFailure('unknown-outcome', 'timeout'), 2, 1_000],
    ['Slack cannot be reached', slackFailure('not-sent', 'ECONNREFUSED'), 8, 30_000],
    ['Slack has trouble', slackFailure('refused', 'internal_error'), 15, 30_000],
    ['Slack asks to wait', slackFailure('rate-limited', 'ratelimited', 40), 3, 40_000],
  ])('is searched for again when %s', async (_case, failure, attempts, wait) => {
    world.messenger.failNext('findPosted', failure);

    const outcome = await world.perform(content, attempts, now);

    expect(outcome).toEqual({
      kind: 'retry',
      dueAt: now + wait,
      failure: { service: 'Slack', code: failure.code, message: 'No.' },
    });
  });

  test.each<[string, ServiceFailure, number]>([
    ['Slack refuses to show the conversation', slackFailure('refused', 'channel_not_found'), 2],
    ['Slack has not answered often enough', slackFailure('unknown-outcome', 'timeout'), 16],
    ['Slack has asked to wait often enough', slackFailure('rate-limited', 'ratelimited', 1), 16],
    ['Slack asks to wait for too long', slackFailure('rate-limited', 'ratelimited', 121), 2],
  ])('is missed when %s', async (_case, failure, attempts) => {
    world.messenger.failNext('findPosted', failure);

    const outcome = await world.perform(content, attempts, now);

    expect(outcome).toEqual({ kind: 'expired', failure: { service: 'Slack', code: failure.code, message: 'No.' } });
  });
});
