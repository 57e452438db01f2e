import type { Job, JobPayload, JobState } from '../../../src/call/jobs/job.js';
import { aReader, createWorld, jobOf, now, type World } from '../../support/delivery/world.js';

const announcement: JobPayload = { kind: 'announcement', audience: 'managers' };
const failure = { service: 'GitLab', code: 'HTTP 403', message: 'The runbook says “secret”.' } as const;

let world: World;
beforeEach(() => {
  world = createWorld();
});

function job(key: string, state: JobState, parts: Partial<Job> = {}): Job {
  return { ...jobOf(announcement, 1), key, state, ...parts };
}

function notice(...jobs: readonly Job[]): JobPayload {
  world.jobs = jobs;
  return { kind: 'result-notice', slackId: 'U0JANE', action: 'announced', jobs: jobs.map(({ key }) => key) };
}

function told(): readonly unknown[] {
  return world.messenger.messages.map(({ where, message }) =>
    message.kind === 'result-notice' ? [where, message.result.jobs.map(({ key, state }) => `${key} ${state}`)] : where,
  );
}

test.each<[string, readonly Job[]]>([
  ['is waiting', [job('a', 'completed'), job('b', 'pending')]],
  ['is running', [job('a', 'running'), job('b', 'failed', { failure })]],
  ['waits for one that is', [job('a', 'pending'), job('b', 'pending', { prerequisites: ['a'] })]],
  ['waits for one that was sent', [job('a', 'completed'), job('b', 'pending', { prerequisites: ['a'] })]],
])('nothing is told while a job %s, and that counts as no attempt', async (_name, jobs) => {
  const outcome = await world.perform(notice(...jobs));

  expect(outcome).toMatchObject({ kind: 'retry', dueAt: now + 10_000, hadNoEffect: true });
  expect(told()).toEqual([]);
});

test.each<[string, readonly Job[], readonly string[]]>([
  ['all are completed', [job('a', 'completed'), job('b', 'completed')], ['a completed', 'b completed']],
  ['one has failed', [job('a', 'completed'), job('b', 'failed', { failure })], ['a completed', 'b failed']],
  [
    'one waits for one that has failed',
    [job('a', 'failed', { failure }), job('b', 'pending', { prerequisites: ['a'] })],
    ['a failed', 'b pending'],
  ],
  [
    'one waits for one that was dismissed',
    [job('a', 'cancelled'), job('b', 'pending', { prerequisites: ['a'] })],
    ['a cancelled', 'b pending'],
  ],
  ['one has expired', [job('a', 'expired'), job('b', 'completed')], ['a expired', 'b completed']],
])('the person is told what became of their jobs once %s', async (_name, jobs, states) => {
  expect(await world.perform(notice(...jobs))).toEqual({ kind: 'completed' });

  expect(told()).toEqual([['to U0JANE', states]]);
});

test('a job of somebody else is not waited for and not told', async () => {
  const content = notice(job('a', 'completed'));
  world.jobs = [...world.jobs, job('of somebody else', 'pending')];

  expect(await world.perform(content)).toEqual({ kind: 'completed' });

  expect(told()).toEqual([['to U0JANE', ['a completed']]]);
});

test.each(['no-access', 'not-a-member', 'no-account'] as const)(
  'who is shown nothing of the runbook any more (%s) is told nothing, and nobody else is',
  async (why) => {
    world.reader = () => ({ kind: 'denied', why });

    expect(await world.perform(notice(job('a', 'completed')))).toEqual({ kind: 'obsolete' });
    expect(told()).toEqual([]);
  },
);

test('GitLab is waited for three times; then reasons that may quote the runbook are left out', async () => {
  world.reader = () => ({ ...aReader, access: 'unknown' });
  const content = notice(job('a', 'failed', { failure }));

  expect(await world.perform(content, 3)).toMatchObject({ kind: 'retry', dueAt: now + 5_000 });
  expect(await world.perform(content, 4)).toEqual({ kind: 'completed' });

  expect(JSON.stringify(world.messenger.messages)).not.toContain('secret');
});

test('after more than a day the person is told what is still to come', async () => {
  const aDayLater = createWorld();
  aDayLater.jobs = [job('a', 'pending')];
  const content: JobPayload = { kind: 'result-notice', slackId: 'U0JANE', action: 'announced', jobs: ['a'] };

  expect(await aDayLater.perform(content, 1, undefined, undefined, now - 26 * 60 * 60 * 1_000)).toEqual({
    kind: 'completed',
  });
});

test('a lost answer does not lead to a second message', async () => {
  const content = notice(job('a', 'completed'));
  await world.perform(content, 1);

  expect(await world.perform(content, 2)).toEqual({ kind: 'completed' });

  expect(told()).toHaveLength(1);
});
