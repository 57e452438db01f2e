import { type FailureKind, ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { formatServiceFailure } from '../../../src/slack/block-kit/format-service-failure.js';

test.each<[FailureKind, readonly [string, string]]>([
  ['not-sent', ['GitLab did not answer. Nothing was posted.', 'Try again in a minute. (Reference 1a2b3c4d)']],
  ['unknown-outcome', ['GitLab did not answer. Nothing was posted.', 'Try again in a minute. (Reference 1a2b3c4d)']],
  ['rate-limited', ['GitLab is busy. Nothing was posted.', 'Try again in 60 seconds. (Reference 1a2b3c4d)']],
  [
    'refused',
    [
      'GitLab refused the app’s request (HTTP 403). Nothing was posted.',
      'Whoever runs this app has to give its GitLab account the Planner role in the project. (Reference 1a2b3c4d)',
    ],
  ],
  [
    'bad-answer',
    [
      'Something other than GitLab answered, perhaps a login page. Nothing was posted.',
      'Tell whoever runs this app: its access to GitLab may have ended. (Reference 1a2b3c4d)',
    ],
  ],
])('%s says what happened, what became of the request, and what to do', (kind, words) => {
  const failure = new ServiceFailure('secret details', { service: 'GitLab', kind, code: 'HTTP 403' });

  expect(formatServiceFailure(failure, 'Nothing was posted.', '1a2b3c4d')).toEqual(words);
});

test('a service that says how long to wait is quoted', () => {
  const failure = new ServiceFailure('Wait.', {
    service: 'Slack',
    kind: 'rate-limited',
    code: 'ratelimited',
    retryAfterSeconds: 17,
  });

  expect(formatServiceFailure(failure, 'Nothing was posted.', '1a2b3c4d')[1]).toBe(
    'Try again in 17 seconds. (Reference 1a2b3c4d)',
  );
});

test.each(['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired', 'trigger_exchanged'])(
  'a window that Slack lets nobody open any more (%s) has cost nobody their access',
  (code) => {
    const failure = new ServiceFailure('Refused.', { service: 'Slack', kind: 'refused', code });

    expect(formatServiceFailure(failure, 'Nothing was posted.', '1a2b3c4d')).toEqual([
      'The app took longer than the 3 seconds that Slack allows to open a window. Nothing was posted.',
      'Try again. (Reference 1a2b3c4d)',
    ]);
  },
);

test('a bug tells nothing but the reference', () => {
  const words = formatServiceFailure(new TypeError('xoxb-secret is not a function'), 'Nothing was posted.', '1a2b3c4d');

  expect(words).toEqual([
    'Something in the app went wrong. Nothing was posted.',
    'Try again; if it persists, give the reference to whoever runs this app. (Reference 1a2b3c4d)',
  ]);
});
