import { type FailureKind, ServiceFailure } from '../../src/call/ports/service-failure.js';
import { DatabaseFailure } from '../../src/database/connection/database-failure.js';
import { createWorld, now, type World } from '../support/delivery/world.js';

const announcement = { kind: 'announcement', audience: 'managers' } as const;

function slackFailed(kind: FailureKind): ServiceFailure {
  return new ServiceFailure('It went wrong.', { service: 'Slack', kind, code: 'x' });
}

let world: World;

beforeEach(() => {
  world = createWorld();
});

test.each<[string, 'post' | 'permalink', Error, object]>([
  ['Slack asks to wait instead of posting', 'post', slackFailed('rate-limited'), { kind: 'retry', hadNoEffect: true }],
  [
    'Slack asks to wait after the post',
    'permalink',
    slackFailed('rate-limited'),
    { kind: 'retry', hadNoEffect: false },
  ],
  [
    'the database fails after the post',
    'permalink',
    new DatabaseFailure('57P01', new Error('gone')),
    { kind: 'retry', dueAt: now + 5_000, hadNoEffect: false, failure: { service: 'app', code: 'database' } },
  ],
])('whether an attempt did anything is known when %s', async (_case, method, failure, outcome) => {
  world.messenger.failNext(method, failure);

  expect(await world.perform(announcement)).toMatchObject(outcome);
});

test('an attempt whose post may have come about is counted', async () => {
  world.messenger.failNext('post', slackFailed('unknown-outcome'));

  expect(await world.perform(announcement)).not.toHaveProperty('hadNoEffect');
});

test('a failing database is told from a bug before anything is posted', async () => {
  Object.defineProperty(world, 'call', {
    get: () => {
      throw new DatabaseFailure('ECONNRESET', new Error('read ECONNRESET'));
    },
  });

  await expect(world.perform(announcement)).rejects.toMatchObject({ name: 'DatabaseFailure' });
});
