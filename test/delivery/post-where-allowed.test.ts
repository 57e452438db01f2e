import type { ChannelInfo } from '../../src/call/channel-check.js';
import type { JobPayload } from '../../src/call/jobs/job.js';
import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import { aCompletion } from '../support/delivery/a-completion.js';
import { aRun } from '../support/delivery/a-run.js';
import { createWorld, type World } from '../support/delivery/world.js';
import { sampleCall } from '../support/sample-call.js';

let world: World;

beforeEach(() => {
  world = createWorld();
  world.call = { ...world.call, product: 'self-managed' };
  world.posts = [
    {
      audience: 'managers',
      channelId: 'C0MANAGER',
      ts: '900',
      permalink: 'https://slack.example/p900',
      channelName: '#support_manager',
      isPrivate: true,
    },
  ];
  world.placed = [
    { name: 'progress · managers', channelId: 'C0MANAGER', ts: '901', permalink: undefined },
    { name: 'summary · managers', channelId: 'C0MANAGER', ts: '902', permalink: 'https://slack.example/p902' },
  ];
  world.run = () => aRun;
});

/** Everything that writes into a channel, and whether the call is completed then. */
function writes(): readonly [JobPayload, boolean][] {
  const { instant } = sampleCall().time;
  const audience = 'managers' as const;
  return [
    [{ kind: 'announcement', audience }, false],
    [{ kind: 'announcement-update', audience }, false],
    [{ kind: 'reminder', occasion: '1h', to: { kind: 'audience', audience }, instant }, false],
    [{ kind: 'progress', audience, instant }, false],
    [{ kind: 'progress-update', audience, recording: 0 }, false],
    [{ kind: 'summary', audience }, true],
    [{ kind: 'summary-update', audience }, true],
    [{ kind: 'correction', audience, changes: [{ kind: 'current-state' }], by: 'U0JOHN' }, true],
  ];
}

describe.each<[string, Partial<ChannelInfo> | undefined, string]>([
  ['is shared with another organization', { sharing: 'external' }, 'channel_shared_externally'],
  ['is about to be shared with one', { sharing: 'external-pending' }, 'channel_share_pending'],
  ['was private when the call was announced', { isPrivate: false, wasPrivate: false }, 'channel_made_public'],
  ['is archived', { isArchived: true }, 'is_archived'],
  ['has lost the app', { isMember: false }, 'not_in_channel'],
  ['is not there', undefined, 'channel_not_found'],
])('when the channel %s', (_what, change, code) => {
  test.each(writes().map(([content], index) => [content.kind, index] as const))(
    'nothing is written: %s',
    async (_kind, index) => {
      const [content, isCompleted] = writes()[index] ?? [];
      if (!content) throw new Error('There is no such content.');
      if (isCompleted) world.call = { ...world.call, recording: { revision: 0, events: [], completion: aCompletion } };
      for (const name of ['C0MANAGER', '#support_manager'])
        world.channelDirectory.changed.set(name, change && { id: 'C0MANAGER', ...change });

      const outcome = await world.perform(content);

      expect(outcome).toMatchObject({ kind: 'failed', failure: { service: 'Slack', code } });
      expect(world.messenger.requests.filter((request) => /^(post|update)/.test(request))).toEqual([]);
    },
  );
});

test('a channel that Slack says nothing of now is asked about again, and nothing is written meanwhile', async () => {
  world.channelDirectory.down = new ServiceFailure('Down.', {
    service: 'Slack',
    kind: 'unknown-outcome',
    code: 'HTTP 503',
  });

  const outcome = await world.perform({ kind: 'announcement', audience: 'managers' });

  expect(outcome.kind).toBe('retry');
  expect(world.messenger.requests).toEqual([]);
});

test('a direct message asks for no channel', async () => {
  world.channelDirectory.down = new ServiceFailure('Down.', { service: 'Slack', kind: 'refused', code: 'unexpected' });
  const { instant } = world.call.time;

  const outcome = await world.perform({
    kind: 'reminder',
    occasion: '1h',
    to: { kind: 'person', slackId: 'U0JOHN' },
    instant,
  });

  expect(outcome.kind).toBe('completed');
});

test('the announcement goes to the channel by its id and keeps what that is called and whether it is private', async () => {
  world.channelDirectory.changed.set('#support_manager', {
    id: 'C0NEW',
    name: 'renamed',
    isPrivate: false,
    wasPrivate: false,
  });
  world.posts = [];

  const outcome = await world.perform({ kind: 'announcement', audience: 'managers' });

  expect(outcome).toMatchObject({ kind: 'completed', post: { channelName: '#renamed', isPrivate: false } });
});
