import type { Post } from '../../../src/call/call.js';
import type { JobPayload } from '../../../src/call/jobs/job.js';
import { type FailureKind, ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { createWorld, now, type World } from '../../support/delivery/world.js';

const managersPost: Post = {
  audience: 'managers',
  channelId: 'C-#support_manager',
  ts: '1000',
  permalink: 'https://slack.example/archives/C-#support_manager/p1000',
  channelName: '#support_manager',
  isPrivate: true,
};

let world: World;

beforeEach(() => {
  world = createWorld();
});

function slackFailure(kind: FailureKind, code: string): ServiceFailure {
  return new ServiceFailure('Slack did not.', { service: 'Slack', kind, code });
}

describe('an announcement', () => {
  const announcement: JobPayload = { kind: 'announcement', audience: 'managers' };

  it('is posted in the channel of its audience, and its address is kept', async () => {
    const outcome = await world.perform(announcement);

    expect(outcome).toEqual({ kind: 'completed', post: managersPost });
    expect(world.messenger.messages).toMatchObject([
      {
        where: '#support_manager',
        key: 'call 42 · announcement · managers',
        message: { kind: 'announcement', call: world.call, audience: 'managers' },
      },
    ]);
    expect(world.messenger.requests).toEqual(['post #support_manager', 'permalink 1000']);
  });

  it('for the support channel goes to that of the product', async () => {
    world.call = { ...world.call, product: 'self-managed' };

    await world.perform({ kind: 'announcement', audience: 'support' });

    expect(world.messenger.messages).toMatchObject([{ where: '#support_self-managed' }]);
  });

  it('whose answer was lost is found again and not posted twice', async () => {
    world.messenger.failNext('post', slackFailure('unknown-outcome', 'connection'), 'lost');

    const first = await world.perform(announcement, 1);
    const second = await world.perform(announcement, 2);

    expect(first).toMatchObject({ kind: 'retry', dueAt: now + 500, failure: { code: 'connection' } });
    expect(second).toEqual({ kind: 'completed', post: managersPost });
    expect(world.messenger.messages).toHaveLength(1);
  });

  it('is searched for from a minute before its first attempt', async () => {
    await world.perform(announcement, 2);

    expect(world.messenger.requests[0]).toBe('findPosted #support_manager since 850000');
  });

  it('that never reached Slack is posted by the next attempt', async () => {
    world.messenger.failNext('post', slackFailure('not-sent', 'ECONNREFUSED'));

    await world.perform(announcement, 1);
    const second = await world.perform(announcement, 2);

    expect(second).toEqual({ kind: 'completed', post: managersPost });
    expect(world.messenger.messages).toHaveLength(1);
  });

  it('whose address could not be had is not posted twice', async () => {
    world.messenger.failNext('permalink', slackFailure('unknown-outcome', 'HTTP 500'));

    const first = await world.perform(announcement, 1);
    const second = await world.perform(announcement, 2);

    expect(first).toMatchObject({ kind: 'retry' });
    expect(second).toEqual({ kind: 'completed', post: managersPost });
    expect(world.messenger.messages).toHaveLength(1);
  });

  it('is not posted while it cannot be known whether it stands already', async () => {
    world.messenger.failNext('findPosted', slackFailure('refused', 'missing_scope'));

    const outcome = await world.perform(announcement, 2);

    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'missing_scope' } });
    expect(world.messenger.messages).toEqual([]);
  });

  it('that Slack refuses waits for a person', async () => {
    world.messenger.failNext('post', slackFailure('refused', 'not_in_channel'));

    const outcome = await world.perform(announcement);

    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { service: 'Slack', code: 'not_in_channel', message: 'Slack did not.' },
    });
  });
});

describe('an update of the announcement', () => {
  const update: JobPayload = { kind: 'announcement-update', audience: 'managers' };

  it('makes the post say what is true now', async () => {
    await world.perform({ kind: 'announcement', audience: 'managers' });
    world.posts = [managersPost];
    world.call = {
      ...world.call,
      fields: { ...world.call.fields, name: 'Acme - Enforce 2FA, second date' },
      revision: 1,
    };

    const outcome = await world.perform(update);

    expect(outcome).toEqual({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([
      { ts: '1000', message: { call: world.call, audience: 'managers' } },
    ]);
  });

  it('of a post that is not known is a mistake in the app', async () => {
    await expect(world.perform(update)).rejects.toThrow('Call 42 has no post for the audience “managers”');
  });
});
