import { inspect } from 'node:util';
import { WebAPIPlatformError, WebAPIRequestError, WebClient } from '@slack/web-api';
import type { Fault } from '../../sandbox/faults.js';
import { type FailureKind, ServiceFailure } from '../../src/call/ports/service-failure.js';
import { callSlack, isRefusedWith } from '../../src/slack/call-slack.js';
import { createDispatcher } from '../../src/slack/proxied-dispatcher.js';
import { createSender } from '../../src/slack/send-once.js';
import { createWebClient } from '../../src/slack/web-client.js';
import { quietLogger } from '../sandbox/slack/support/quiet-logger.js';
import { failureOf } from './failure-of.js';
import { type Connected, startOddSlack, startWorkspace } from './start-workspace.js';

const token = 'xoxb-this-must-never-be-seen';

describe('a request that goes wrong on the way', () => {
  let connected: Connected;
  beforeAll(async () => {
    connected = await startWorkspace();
  });
  afterAll(() => connected.slack.close());

  test.each<[Fault, FailureKind, string, number | undefined]>([
    [{ kind: 'lost-answer' }, 'unknown-outcome', 'connection', undefined],
    [{ kind: 'lost-request' }, 'unknown-outcome', 'connection', undefined],
    [{ kind: 'cut-off' }, 'unknown-outcome', 'connection', undefined],
    [{ kind: '429', retryAfter: 17 }, 'rate-limited', 'ratelimited', 17],
    [{ kind: '500' }, 'unknown-outcome', 'HTTP 500', undefined],
    [{ kind: 'html' }, 'bad-answer', 'not Slack’s answer', undefined],
  ])('%j is %s (%s), and the request is made once', async (fault, kind, code, retryAfterSeconds) => {
    const { slack, client } = connected;
    slack.faults.next('auth.test', fault);
    const carriedOut = slack.calls('auth.test').length;

    const failure = await failureOf(callSlack('signing in', () => client.auth.test()));

    expect(failure).toMatchObject({ service: 'Slack', kind, code, retryAfterSeconds });
    expect(slack.faults.pending()).toBe(0);
    expect(slack.calls('auth.test').length - carriedOut).toBeLessThanOrEqual(1);
  });

  test('an answer that does not come within the time limit is an unknown outcome', async () => {
    const { slack } = connected;
    const hasty = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      fetch: createSender(
        50,
        createDispatcher(() => undefined),
      ),
      logger: quietLogger,
    });
    slack.faults.next('auth.test', { kind: 'slow', milliseconds: 400 });

    const failure = await failureOf(callSlack('signing in', () => hasty.auth.test()));

    expect(failure).toMatchObject({ kind: 'unknown-outcome', code: 'connection' });
  });

  test('a slow answer is waited for', async () => {
    const { slack, client } = connected;
    slack.faults.next('auth.test', { kind: 'slow', milliseconds: 100 });

    const answer = await callSlack('signing in', () => client.auth.test());

    expect(answer.ok).toBe(true);
  });

  test.each([
    ['nobody listens', closedPort],
    ['the host has no address', async () => 'http://slack.invalid/api/'],
  ])('when %s it is certain that nothing was sent', async (_what, address) => {
    const client = createWebClient(token, await address(), quietLogger);

    const failure = await failureOf(callSlack('signing in', () => client.auth.test()));

    expect(failure).toMatchObject({ kind: 'not-sent', code: 'connection' });
    expect(failure.message).toMatch(
      /^Slack could not be reached \((?:ECONNREFUSED|ENOTFOUND slack\.invalid)\) while signing in\.$/,
    );
  });
});

test.each<[string, Parameters<typeof startOddSlack>[0], FailureKind, string, string]>([
  [
    'a refusal',
    { body: '{"ok":false,"error":"not_in_channel"}' },
    'refused',
    'not_in_channel',
    'Slack refused (not_in_channel) while signing in.',
  ],
  [
    'a rate limit without a header',
    { body: '{"ok":false,"error":"ratelimited"}' },
    'rate-limited',
    'ratelimited',
    'Slack asks to wait while signing in.',
  ],
  [
    'an error that Slack does not know the extent of',
    { body: '{"ok":false,"error":"internal_error"}' },
    'unknown-outcome',
    'internal_error',
    'Slack did not confirm (internal_error) while signing in.',
  ],
  ['a 404', { status: 404, body: 'gone' }, 'refused', 'HTTP 404', 'Slack refused (HTTP 404) while signing in.'],
  [
    'a 503',
    { status: 503, body: '' },
    'unknown-outcome',
    'HTTP 503',
    'Slack did not confirm (HTTP 503) while signing in.',
  ],
  [
    'a 429 that does not say how long',
    { status: 429, body: '' },
    'rate-limited',
    'ratelimited',
    'Slack asks to wait before signing in.',
  ],
  [
    'a redirect to a login page',
    { status: 302, headers: { location: 'https://login.example/' }, body: '' },
    'unknown-outcome',
    'connection',
    'Slack did not confirm (connection) while signing in.',
  ],
  ['an empty body', { body: '' }, 'bad-answer', 'not Slack’s answer', 'What answered was not Slack while signing in.'],
  [
    'JSON of somebody else',
    { body: '{"message":"Welcome"}' },
    'bad-answer',
    'not Slack’s answer',
    'What answered was not Slack while signing in.',
  ],
  [
    'JSON that is no object',
    { body: 'null' },
    'unknown-outcome',
    'connection',
    'Slack did not confirm (connection) while signing in.',
  ],
])('%s is told apart, in words for people', async (_what, answer, kind, code, message) => {
  const odd = await startOddSlack(answer, token);

  const failure = await failureOf(callSlack('signing in', () => odd.client.auth.test()));

  await odd.close();
  expect(failure).toMatchObject({ service: 'Slack', kind, code, message });
  expect(odd.requests).toHaveLength(1);
});

test.each([
  ['a refusal that repeats the token', { body: `{"ok":false,"error":"${token}"}` }],
  ['a page that repeats the token', { body: `<h1>${token}</h1>` }],
  ['a 500 that repeats the token', { status: 500, headers: { 'x-token': token }, body: token }],
  [
    'a rate limit that repeats the token',
    { status: 429, headers: { 'retry-after': '3', 'x-token': token }, body: token },
  ],
])('%s does not put it into the failure', async (_what, answer) => {
  const odd = await startOddSlack(answer, token);

  const failure = await failureOf(callSlack('signing in', () => odd.client.auth.test()));

  await odd.close();
  for (const shown of [
    failure.message,
    failure.stack,
    JSON.stringify(failure),
    inspect(failure, { depth: null, showHidden: true }),
  ])
    expect(shown).not.toContain(token);
});

test.each<[string, unknown, boolean]>([
  ['that error of Slack’s', slackFailure('refused', 'not_found'), true],
  ['another error', slackFailure('refused', 'invalid_auth'), false],
  ['the same word for something else', slackFailure('unknown-outcome', 'not_found'), false],
  [
    'the same error of GitLab’s',
    new ServiceFailure('No.', { service: 'GitLab', kind: 'refused', code: 'not_found' }),
    false,
  ],
  ['a bug', new Error('not_found'), false],
  ['nothing', undefined, false],
])('%s is or is not a refusal with not_found', (_what, error, expected) => {
  expect(isRefusedWith(error, 'not_found')).toBe(expected);
});

/** An address at which nobody listens: the port was free a moment ago. */
async function closedPort(): Promise<string> {
  const odd = await startOddSlack({ body: '' });
  await odd.close();
  return odd.apiUrl;
}

function slackFailure(kind: FailureKind, code: string): ServiceFailure {
  return new ServiceFailure('No.', { service: 'Slack', kind, code });
}

describe('the cause of a failure is kept', () => {
  test.each([
    [{ code: 'CERT_HAS_EXPIRED' }, 'not-sent', 'Slack could not be reached (CERT_HAS_EXPIRED) while asking.'],
    [
      { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      'not-sent',
      'Slack could not be reached (DEPTH_ZERO_SELF_SIGNED_CERT) while asking.',
    ],
    [
      { code: 'ENOTFOUND', hostname: 'slack.example' },
      'not-sent',
      'Slack could not be reached (ENOTFOUND slack.example) while asking.',
    ],
    [{ code: 'ECONNRESET' }, 'unknown-outcome', 'Slack did not confirm (ECONNRESET) while asking.'],
  ])('%j', async (cause, kind, message) => {
    const error = new WebAPIRequestError(new TypeError('fetch failed', { cause }));

    const failure = await callSlack('asking', () => Promise.reject(error)).catch((thrown: unknown) => thrown);

    expect(failure).toMatchObject({ kind, message });
  });

  test('the scope that is missing', async () => {
    const answer = { ok: false, error: 'missing_scope', needed: 'im:write' };
    const error = new WebAPIPlatformError(answer);

    const failure = await callSlack('asking', () => Promise.reject(error)).catch((thrown: unknown) => thrown);

    expect(failure).toMatchObject({
      code: 'missing_scope',
      message: 'Slack refused (missing_scope, it needs the scope im:write) while asking.',
    });
  });
});
