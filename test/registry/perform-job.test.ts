import type { JobPayload } from '../../src/call/jobs/job.js';
import { createGate } from '../support/delivery/gate.js';
import { until } from '../support/delivery/until.js';
import { createWorld, now, type World } from '../support/delivery/world.js';

const instant = createWorld().call.time.instant;
const reminder = {
  kind: 'reminder',
  occasion: '1h',
  to: { kind: 'audience', audience: 'managers' },
  instant,
} as const;

describe('a job that was taken before its time', () => {
  let world: World;
  let held: number[];
  let gate: ReturnType<typeof createGate>;

  beforeEach(() => {
    world = createWorld('1. [ ] Send the link');
    world.posts = [{ audience: 'managers', channelId: 'C0MANAGER', ts: '900', permalink: 'https://slack.example/900' }];
    held = [];
    gate = createGate();
    world.hold = (time) => {
      held.push(time);
      return gate.opened;
    };
  });

  /** What anybody could see of it. */
  function seen(): readonly unknown[] {
    return [...world.messenger.messages, ...world.gitlab.comments];
  }

  test.each<[string, JobPayload]>([
    ['an announcement', { kind: 'announcement', audience: 'managers' }],
    ['the record', { kind: 'record' }],
    ['a reminder', reminder],
  ])('does nothing that can be seen before that, once: %s', async (_case, content) => {
    const outcome = world.perform(content);
    await until('it is held', () => held.length > 0);
    expect(seen()).toEqual([]);

    gate.open();

    expect(await outcome).toMatchObject({ kind: 'completed' });
    expect(seen()).toHaveLength(1);
    expect(held).toEqual([now - 90_000]);
  });

  test('is announced as the call is in its time, not as it was when it was taken', async () => {
    const outcome = world.perform({ kind: 'announcement', audience: 'managers' });
    await until('it is held', () => held.length > 0);
    world.call = { ...world.call, fields: { ...world.call.fields, name: 'Renamed' } };

    gate.open();
    await outcome;

    expect(JSON.stringify(world.messenger.messages)).toContain('Renamed');
  });
});
