import { DatabaseFailure } from '../../src/database/connection/database-failure.js';
import { createLog } from '../../src/observability/log.js';

function logAt() {
  const lines: string[] = [];
  let now = 0;
  const log = createLog({
    level: 'info',
    secrets: [],
    destination: { write: (line) => void lines.push(line) },
    clock: () => now,
  });
  return {
    log,
    lines: () => lines.map((line) => JSON.parse(line)),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

const refused = () => new DatabaseFailure('ECONNREFUSED', new Error('connect ECONNREFUSED 127.0.0.1:5432'));

test('an outage of the database has one line a cause and minute, with how many were left out, and one stack', () => {
  const { log, lines, pass } = logAt();

  for (let second = 0; second < 150; second += 1) {
    log.error({ err: refused() }, 'claiming failed');
    log.warn({ err: new Error('not stored', { cause: refused() }) }, 'another part failed');
    pass(1_000);
  }

  expect(lines().map(({ msg, leftOut }) => [msg, leftOut])).toEqual([
    ['claiming failed', undefined],
    ['claiming failed', 119],
    ['claiming failed', 119],
  ]);
  expect(lines().filter((line) => JSON.stringify(line).includes(' at '))).toHaveLength(1);
  expect(lines()[1]).toMatchObject({ code: 'ECONNREFUSED', failure: 'connect ECONNREFUSED 127.0.0.1:5432' });
});

test('another cause has a line of its own, and an outage after a quiet time has its stack again', () => {
  const { log, lines, pass } = logAt();

  log.error({ err: refused() }, 'first');
  log.error({ err: new DatabaseFailure('57P01', new Error('terminating connection')) }, 'second');
  pass(180_000);
  log.error({ err: refused() }, 'third');

  expect(lines().map(({ msg, err }) => [msg, typeof err.stack])).toEqual([
    ['first', 'string'],
    ['second', 'string'],
    ['third', 'string'],
  ]);
});

test('everything else is logged each time', () => {
  const { log, lines } = logAt();

  for (let count = 0; count < 3; count += 1) log.error({ err: new Error('a bug') }, 'a request failed');
  for (let count = 0; count < 3; count += 1) log.info('started');

  expect(lines()).toHaveLength(6);
});

test('what somebody was told to ask by is in the log each time', () => {
  const { log, lines } = logAt();

  for (const reference of ['1', '2']) log.error({ reference, err: refused() }, 'a request failed');

  expect(lines().map((line) => line.reference)).toEqual(['1', '2']);
});
