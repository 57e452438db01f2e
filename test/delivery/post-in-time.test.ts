import type { JobPayload } from '../../src/call/jobs/job.js';
import { createWorld, now, type World } from '../support/delivery/world.js';

const managers = { kind: 'audience', audience: 'managers' } as const;
const instant = createWorld().call.time.instant;

/** Whatever posts something. */
const posts: readonly JobPayload[] = [
  { kind: 'announcement', audience: 'managers' },
  { kind: 'reminder', occasion: '1h', to: managers, instant },
  { kind: 'reminder', occasion: '1h', to: { kind: 'person', slackId: 'U0JOHN' }, instant },
  { kind: 'correction', audience: 'managers', changes: [{ kind: 'current-state' }], by: 'U0JOHN' },
];

describe.each(posts)('when all is ready for %j', (content) => {
  let world: World;

  beforeEach(() => {
    world = createWorld();
    world.posts = [{ audience: 'managers', channelId: 'C0MANAGER', ts: '900', permalink: 'https://slack.example/900' }];
  });

  test('it is posted if it has not expired and is held', async () => {
    expect(await world.perform(content)).toMatchObject({ kind: 'completed' });

    expect(world.messenger.messages).toHaveLength(1);
  });

  test('it is not posted any more if another process may have taken it over', async () => {
    world.isHeld = false;

    const outcome = await world.perform(content);

    expect(outcome).toMatchObject({ kind: 'retry', dueAt: now, failure: { service: 'app', code: 'too-late' } });
    expect(world.messenger.messages).toEqual([]);
  });

  test.each([1, 2])('it is not posted any more, and missed, if it expires during attempt %i', async (attempts) => {
    const readings = [now];
    world.clock = () => readings.pop() ?? now + 1;

    const outcome = await world.perform(content, attempts, now + 1);

    expect(outcome).toMatchObject({ kind: 'expired', failure: { service: 'app', code: 'too-late' } });
    expect(world.messenger.messages).toEqual([]);
  });
});
