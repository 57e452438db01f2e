import type { AttemptOutcome } from '../../src/application/ports/store.js';
import { createCarryOut } from '../../src/delivery/carry-out.js';
import type { Call, Post } from '../../src/domain/call/call.js';
import type { Delivery, DeliveryContent } from '../../src/domain/call/delivery.js';
import { sampleCall } from '../contracts/sample-call.js';
import { createFakeGitLab, type FakeGitLab } from './fake-gitlab.js';
import { createFakeMessenger, type FakeMessenger } from './fake-messenger.js';

/** The time at which everything happens, in milliseconds since the epoch. */
export const now = 1_000_000;

/** Call 42, announced in two channels of a workspace, from a runbook in one issue. */
export interface World {
  call: Call;
  posts: readonly Post[];
  readonly messenger: FakeMessenger;
  readonly gitlab: FakeGitLab;
  /** Carries out a delivery with this content, as the dispatcher would in the given attempt. */
  carryOut(content: DeliveryContent, attempts?: number): Promise<AttemptOutcome>;
}

/** @param runbook what the issue says */
export function createWorld(runbook = ''): World {
  const world: World = {
    call: { ...sampleCall(), id: 42, revision: 0 },
    posts: [],
    messenger: createFakeMessenger(now),
    gitlab: createFakeGitLab(runbook),
    carryOut: (content, attempts = 1) => carryOut(deliveryOf(content, attempts)),
  };
  const carryOut = createCarryOut({
    calls: { call: async () => world.call, postsOf: async () => world.posts },
    messenger: world.messenger,
    gitlab: world.gitlab,
    channels: {
      support: { 'gitlab-com': '#support_gitlab-com', 'self-managed': '#support_self-managed' },
      managers: '#support_manager',
    },
    clock: () => now,
    random: () => 0,
  });
  return world;
}

function deliveryOf(content: DeliveryContent, attempts: number): Delivery {
  return {
    id: 1,
    callId: 42,
    key: 'call 42 · announcement · managers',
    lane: 'channel managers',
    dueAt: now - 90_000,
    content,
    after: [],
    state: 'sending',
    attempts,
    firstAttemptAt: now - 90_000,
    failure: undefined,
  };
}
