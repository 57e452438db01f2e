import { LogLevel } from '@slack/bolt';
import { ErrorCode, type WebAPICallError, WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import { secret } from '../../src/config/secret.js';
import { boltLogger } from '../../src/observability/bolt-logger.js';
import { createLog } from '../../src/observability/log.js';

let lines: string[];

function logAt(level: string, ...secrets: string[]): Logger {
  lines = [];
  return createLog({ level, secrets: secrets.map(secret), destination: { write: (line) => lines.push(line) } });
}

function written(): Record<string, unknown>[] {
  return lines.map((line) => JSON.parse(line));
}

test('a line is JSON with the time in UTC, the level as a word, the fields and the message', () => {
  const log = logAt('info');

  log.info({ call: 42 }, 'announced');

  expect(written()).toEqual([
    { time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), level: 'info', call: 42, msg: 'announced' },
  ]);
});

test('less important lines than the level are not written', () => {
  const log = logAt('warn');

  log.info('fine');
  log.warn('careful');

  expect(written().map(({ msg }) => msg)).toEqual(['careful']);
});

test.each([
  ['xoxb-12-34-abcDEF', 'xoxb-[redacted]'],
  ['xoxp-12-34-abcDEF', 'xoxp-[redacted]'],
  ['xapp-1-A012-34-abcDEF', 'xapp-[redacted]'],
  ['xoxe.xoxb-1-abcDEF', 'xoxe.[redacted]'],
  ['glpat-ABC_def-123', 'glpat-[redacted]'],
  ['glpat-ABC_def.01.1a2b3c', 'glpat-[redacted]'],
  ['gldt-ABC_def-123', 'gldt-[redacted]'],
  ['whsec_QUJDREVG+/=', 'whsec_[redacted]'],
])('the token %s is masked wherever it stands', (token, masked) => {
  const log = logAt('info');

  log.info(`Bearer ${token}`);
  log.info({ deep: { down: [{ here: token }] } });
  log.error(new Error(`GET https://example.com/?private_token=${token}&page=2 failed`));

  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(line).toContain(masked);
    expect(line).not.toContain(token);
    expect(() => JSON.parse(line)).not.toThrow();
  }
});

test('words that only resemble a token stay', () => {
  const log = logAt('info');

  log.info('the glossary, xoxo, support/xapp-runner and glimpse-of-it');

  expect(written()[0]?.msg).toBe('the glossary, xoxo, support/xapp-runner and glimpse-of-it');
});

test('the secrets of the configuration are masked, whatever they look like', () => {
  const log = logAt('info', '8f742231b10e8888', 'with "quotes" and \\');

  log.info({ note: 'with "quotes" and \\' }, 'signed with 8f742231b10e8888');

  expect(written()[0]).toMatchObject({ note: '[redacted]', msg: 'signed with [redacted]' });
});

test('fields that usually hold secrets are not written', () => {
  const log = logAt('info');

  log.info({
    token: 'abc',
    request: { headers: { a: 'abc' } },
    http: { headers: 'abc', authorization: 'abc', status: 200 },
  });

  expect(lines.join()).not.toContain('abc');
  expect(written()[0]).toMatchObject({ token: '[redacted]', http: { status: 200 } });
});

test('an error is its name, message, stack, code and causes, and nothing that it carries along', () => {
  const log = logAt('info');
  const cause = Object.assign(new TypeError('fetch failed'), {
    code: 'ECONNRESET',
    response: { body: 'customer data' },
  });
  const error = Object.assign(new Error('Slack did not answer', { cause }), {
    request: { body: 'customer data' },
    headers: { cookie: 'customer data' },
    data: { view: 'customer data' },
  });

  log.error({ err: error, other: error }, 'posting failed');
  log.error(error);

  const description = {
    name: 'Error',
    message: 'Slack did not answer',
    stack: expect.stringContaining('log.test.ts'),
    cause: { name: 'TypeError', message: 'fetch failed', code: 'ECONNRESET', stack: expect.any(String) },
  };
  expect(written()).toMatchObject([
    { msg: 'posting failed', err: description, other: description },
    { msg: 'Slack did not answer', err: description },
  ]);
  expect(lines.join()).not.toContain('customer data');
});

test('a time-out, which is no ordinary error, is described as well', () => {
  const log = logAt('info');

  log.error({ err: AbortSignal.abort().reason, timeout: new DOMException('too slow', 'TimeoutError') });

  expect(written()[0]).toMatchObject({
    err: { name: 'AbortError' },
    timeout: { name: 'TimeoutError', message: 'too slow' },
  });
});

test('a failure of a service keeps its code', () => {
  const log = logAt('info');

  log.warn({ err: new ServiceFailure('not invited', { service: 'Slack', kind: 'refused', code: 'not_in_channel' }) });

  expect(written()[0]).toMatchObject({ err: { name: 'ServiceFailure', code: 'not_in_channel' } });
});

test("an error of Slack's SDK does not bring its answer along", async () => {
  const log = logAt('info');
  const answer = { ok: false, error: 'invalid_blocks', response_metadata: { messages: ['customer data'] } };
  const client = new WebClient('xoxb-12-34-abcDEF', {
    logger: boltLogger(log),
    fetch: async () => new Response(JSON.stringify(answer)),
  });

  const error = await client.chat
    .postMessage({ channel: 'C1', text: 'customer data' })
    .catch((reason: WebAPICallError) => reason);
  log.error({ err: error });

  expect(written().at(-1)).toMatchObject({ err: { code: ErrorCode.PlatformError } });
  expect(lines.join()).not.toMatch(/abcDEF|customer data/);
});

describe("Slack's packages", () => {
  test('write to the log, and their payloads only at the level trace', () => {
    const log = logAt('debug');
    const logger = boltLogger(log);

    logger.debug('Received a message on the WebSocket: customer data');
    logger.info('Now connected to Slack');
    logger.setName('socket-mode');
    logger.warn('A pong', 'was late', { body: 'customer data' });
    logger.error('A listener failed:', new Error('no such call'));

    expect(written()).toMatchObject([
      { level: 'info', from: 'slack', msg: 'Now connected to Slack' },
      { level: 'warn', from: 'socket-mode', msg: 'A pong was late [object]' },
      { level: 'error', msg: 'A listener failed: no such call', err: { message: 'no such call' } },
    ]);
  });

  test('at the level trace everything is written', () => {
    const logger = boltLogger(logAt('trace'));

    logger.debug('a payload');

    expect(written()).toMatchObject([{ level: 'trace', msg: 'a payload' }]);
  });

  test.each([
    ['trace', LogLevel.DEBUG],
    ['debug', LogLevel.INFO],
    ['info', LogLevel.INFO],
    ['warn', LogLevel.WARN],
    ['error', LogLevel.ERROR],
    ['silent', LogLevel.ERROR],
  ])('are told the level: %s', (level, expected) => {
    const logger = boltLogger(logAt(level));

    logger.setLevel(LogLevel.DEBUG);

    expect(logger.getLevel()).toBe(expected);
  });
});

const typed = 'Acme wants to fire Bob';

test.each<[string, () => unknown]>([
  ['JSON.parse', () => JSON.parse(typed)],
  ['JSON.parse of a beginning', () => JSON.parse(`{"a": ${typed}`)],
  ['BigInt', () => BigInt(typed)],
  ['RegExp', () => new RegExp(`(${typed}`)],
  [
    'zod',
    () =>
      z
        .object({ a: z.literal('b') })
        .strict()
        .parse({ [typed]: typed, a: typed }),
  ],
  ['zod, in a list', () => z.array(z.enum(['a'])).parse([typed])],
  [
    'PostgreSQL',
    () => {
      throw new Error(`invalid input syntax for type bigint: "${typed}"`);
    },
  ],
])('what %s could not read stays out of the log', (_title, read) => {
  const log = logAt('info');

  log.error({ err: failureOf(read) }, 'a request failed');
  log.error({ err: new Error('outer', { cause: failureOf(read) }) }, 'a request failed');
  boltLogger(log).error('A listener failed:', failureOf(read));

  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toMatch(/Acme|fire|Bob/);
  expect(lines[0]).toContain('log.test.ts');
});

function failureOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
