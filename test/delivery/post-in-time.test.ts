import type { DeliveryContent } from '../../src/domain/call/delivery.js';
import { createWorld, now, type World } from './world.js';

const managers = { kind: 'audience', audience: 'managers' } as const;
const instant = createWorld().call.time.instant;

/** Whatever posts something. */
const posts: readonly DeliveryContent[] = [
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
    expect(await world.carryOut(content)).toMatchObject({ kind: 'sent' });

    expect(world.messenger.messages).toHaveLength(1);
  });

  test.each<[string, number, boolean]>([
    ['it has expired', now, true],
    ['another process may have taken it over', now + 1, false],
  ])('it is not posted any more if %s', async (_case, expiresAt, isHeld) => {
    world.isHeld = isHeld;

    const outcome = await world.carryOut(content, 1, expiresAt);

    expect(outcome).toMatchObject({ kind: 'later', dueAt: now, failure: { service: 'app', code: 'too-late' } });
    expect(world.messenger.messages).toEqual([]);
  });
});
