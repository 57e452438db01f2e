import type { Delivery, DeliveryContent, DeliveryState } from '../../src/domain/call/delivery.js';
import { aReader, createWorld, deliveryOf, now, type World } from './world.js';

const announcement: DeliveryContent = { kind: 'announcement', audience: 'managers' };
const failure = { service: 'GitLab', code: 'HTTP 403', message: 'The runbook says “secret”.' } as const;

let world: World;
beforeEach(() => {
  world = createWorld();
});

function job(key: string, state: DeliveryState, parts: Partial<Delivery> = {}): Delivery {
  return { ...deliveryOf(announcement, 1), key, state, ...parts };
}

function notice(...jobs: readonly Delivery[]): DeliveryContent {
  world.deliveries = jobs;
  return { kind: 'result-notice', slackId: 'U0JANE', action: 'announced', jobs: jobs.map(({ key }) => key) };
}

function told(): readonly unknown[] {
  return world.messenger.messages.map(({ where, message }) =>
    message.kind === 'result-notice' ? [where, message.result.jobs.map(({ key, state }) => `${key} ${state}`)] : where,
  );
}

test.each<[string, readonly Delivery[]]>([
  ['is waiting', [job('a', 'sent'), job('b', 'pending')]],
  ['is being sent', [job('a', 'sending'), job('b', 'failed', { failure })]],
  ['waits for one that is', [job('a', 'pending'), job('b', 'pending', { after: ['a'] })]],
  ['waits for one that was sent', [job('a', 'sent'), job('b', 'pending', { after: ['a'] })]],
])('nothing is told while a job %s, and that counts as no attempt', async (_name, jobs) => {
  const outcome = await world.carryOut(notice(...jobs));

  expect(outcome).toMatchObject({ kind: 'later', dueAt: now + 10_000, hadNoEffect: true });
  expect(told()).toEqual([]);
});

test.each<[string, readonly Delivery[], readonly string[]]>([
  ['all are sent', [job('a', 'sent'), job('b', 'sent')], ['a sent', 'b sent']],
  ['one has failed', [job('a', 'sent'), job('b', 'failed', { failure })], ['a sent', 'b failed']],
  [
    'one waits for one that has failed',
    [job('a', 'failed', { failure }), job('b', 'pending', { after: ['a'] })],
    ['a failed', 'b pending'],
  ],
  [
    'one waits for one that was dismissed',
    [job('a', 'cancelled'), job('b', 'pending', { after: ['a'] })],
    ['a cancelled', 'b pending'],
  ],
  ['one has expired', [job('a', 'missed'), job('b', 'sent')], ['a missed', 'b sent']],
])('the person is told what became of their jobs once %s', async (_name, jobs, states) => {
  expect(await world.carryOut(notice(...jobs))).toEqual({ kind: 'sent' });

  expect(told()).toEqual([['to U0JANE', states]]);
});

test('a job of somebody else is not waited for and not told', async () => {
  const content = notice(job('a', 'sent'));
  world.deliveries = [...world.deliveries, job('of somebody else', 'pending')];

  expect(await world.carryOut(content)).toEqual({ kind: 'sent' });

  expect(told()).toEqual([['to U0JANE', ['a sent']]]);
});

test.each(['no-access', 'not-a-member', 'no-account'] as const)(
  'who is shown nothing of the runbook any more (%s) is told nothing, and nobody else is',
  async (why) => {
    world.reader = () => ({ kind: 'denied', why });

    expect(await world.carryOut(notice(job('a', 'sent')))).toEqual({ kind: 'pointless' });
    expect(told()).toEqual([]);
  },
);

test('GitLab is waited for three times; then reasons that may quote the runbook are left out', async () => {
  world.reader = () => ({ ...aReader, access: 'unknown' });
  const content = notice(job('a', 'failed', { failure }));

  expect(await world.carryOut(content, 3)).toMatchObject({ kind: 'later', dueAt: now + 5_000 });
  expect(await world.carryOut(content, 4)).toEqual({ kind: 'sent' });

  expect(JSON.stringify(world.messenger.messages)).not.toContain('secret');
});

test('after more than a day the person is told what is still to come', async () => {
  const aDayLater = createWorld();
  aDayLater.deliveries = [job('a', 'pending')];
  const content: DeliveryContent = { kind: 'result-notice', slackId: 'U0JANE', action: 'announced', jobs: ['a'] };

  expect(await aDayLater.carryOut(content, 1, undefined, undefined, now - 26 * 60 * 60 * 1_000)).toEqual({
    kind: 'sent',
  });
});

test('a lost answer does not lead to a second message', async () => {
  const content = notice(job('a', 'sent'));
  await world.carryOut(content, 1);

  expect(await world.carryOut(content, 2)).toEqual({ kind: 'sent' });

  expect(told()).toHaveLength(1);
});
