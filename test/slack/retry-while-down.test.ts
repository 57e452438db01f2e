import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import { DatabaseFailure } from '../../src/database/connection/database-failure.js';
import { createRetryWhileDown } from '../../src/slack/retry-while-down.js';

const down = new ServiceFailure('Slack did not answer.', {
  service: 'Slack',
  kind: 'unknown-outcome',
  code: 'connection',
});
const refused = new ServiceFailure('Slack refused.', { service: 'Slack', kind: 'refused', code: 'not_found' });

/** A patience whose clock moves only while it sleeps, and work that fails so often before it succeeds. */
function start(failures: number, failure: unknown = down) {
  let now = 0;
  let left = failures;
  let attempts = 0;
  const patience = createRetryWhileDown({
    clock: () => now,
    random: () => 0,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  });
  const work = async () => {
    attempts += 1;
    left -= 1;
    if (left >= 0) throw failure;
    return 'shown';
  };
  return { ...patience, work, attempts: () => attempts, now: () => now };
}

test.each([
  ['Slack', down],
  ['the database', new DatabaseFailure('SQLITE_FULL', { message: 'full' })],
])('what %s does not answer is done again until it does', async (_name, failure) => {
  const { patiently, work, attempts } = start(40, failure);

  expect(await patiently(work)).toBe('shown');
  expect(attempts()).toBe(41);
});

test.each([
  ['a refusal', refused],
  ['a bug', new TypeError('undefined is not a function')],
])('%s is not repeated', async (_name, failure) => {
  const { patiently, work, attempts } = start(1, failure);

  await expect(patiently(work)).rejects.toBe(failure);
  expect(attempts()).toBe(1);
});

test('after half an hour it gives up', async () => {
  const { patiently, work, now } = start(Number.POSITIVE_INFINITY);

  await expect(patiently(work)).rejects.toBe(down);
  expect(now()).toBeGreaterThanOrEqual(30 * 60_000);
  expect(now()).toBeLessThan(31 * 60_000);
});

test.each([
  ['Slack is down', down, 2],
  ['Slack refuses', refused, 1],
  ['GitLab is down', new ServiceFailure('', { service: 'GitLab', kind: 'unknown-outcome', code: 'connection' }), 1],
  ['the database is down', new DatabaseFailure('SQLITE_FULL', { message: 'full' }), 1],
])('what waits for Slack alone is done again only while Slack is away: %s', async (_name, failure, expected) => {
  const { untilSlackAnswers, work, attempts } = start(1, failure);

  await untilSlackAnswers(work).catch(() => undefined);

  expect(attempts()).toBe(expected);
});

test('when the app stops, nobody waits any longer', async () => {
  const patience = createRetryWhileDown({ clock: Date.now, random: () => 0 });
  const waiting = patience.patiently(async () => {
    throw down;
  });

  patience.stop();

  await expect(waiting).rejects.toBeDefined();
});
