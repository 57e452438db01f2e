import { formatFailure } from '../../../src/features/delivery-status/format-failure.js';

test.each([
  ['not_in_channel', 'The app is not in this channel. Type `/invite @Runbook` there. It is posted then.'],
  [
    'channel_not_found',
    'Slack can’t find this channel. If it is private, type `/invite @Runbook` there; otherwise check its name in the settings. It is posted then.',
  ],
  ['is_archived', 'The channel is archived. Unarchive it, or name another one in the settings. It is posted then.'],
  [
    'channel_shared_externally',
    'The channel is shared with another organization. Stop sharing it, or name another channel in the settings. It is posted then.',
  ],
  [
    'channel_share_pending',
    'Another organization is invited to share the channel. Withdraw the invitation, or name another channel in the settings. It is posted then.',
  ],
  [
    'channel_made_public',
    'The channel was private and is public now. Make it private again, or name another channel in the settings. It is posted then.',
  ],
  ['missing_scope', 'The app lacks a permission. An administrator has to install it again from its manifest.'],
  ['invalid_auth', 'Slack no longer accepts the app’s token. An administrator has to install it again.'],
  ['token_revoked', 'Slack no longer accepts the app’s token. An administrator has to install it again.'],
  ['account_inactive', 'Slack has deactivated the app. An administrator has to install it again.'],
  ['restricted_action', 'The workspace does not let the app post in this channel. Its owners can allow it.'],
  ['something_new', 'Slack refused (something_new) while posting.'],
])('%s from Slack names its remedy', (code, words) => {
  expect(formatFailure({ service: 'Slack', code, message: `Slack refused (${code}) while posting.` })).toBe(words);
});

test.each(['GitLab', 'app'] as const)('a code of Slack’s means nothing when it comes from %s', (service) => {
  expect(formatFailure({ service, code: 'is_archived', message: 'The item is gone.' })).toBe('The item is gone.');
});

test('a message cannot become anything but text, and is short', () => {
  const words = formatFailure({ service: 'app', code: 'x', message: `<!channel> & ${'m'.repeat(5000)}` });

  expect(words).toMatch(/^&lt;!channel&gt; &amp; m{286}…$/);
});

test.each([
  [
    'HTTP 401',
    'GitLab no longer accepts the app’s token. Whoever runs the app has to make a new one and set GITLAB_TOKEN.',
  ],
  ['HTTP 403', 'The app’s GitLab account may not edit this issue: give it the Planner role in the project.'],
  ['read-only', 'GitLab is in maintenance mode and takes no changes. Try again when it is over.'],
  ['HTTP 502', 'GitLab failed (HTTP 502). Try again in a minute.'],
  ['ECONNREFUSED', 'GitLab could not be reached (ECONNREFUSED). Try again in a minute.'],
  [
    'CERT_HAS_EXPIRED',
    'The app does not trust GitLab’s certificate. Whoever runs the app has to renew it, or name its CA in NODE_EXTRA_CA_CERTS.',
  ],
  ['something-new', 'GitLab failed (something-new). Try again; if it persists, tell whoever runs the app.'],
])('%s from GitLab names its remedy', (code, words) => {
  expect(formatFailure({ service: 'GitLab', code, message: `PUT projects/77/issues/1: GitLab said ${code}` })).toBe(
    words,
  );
});

test.each(['GET', 'PUT', 'POST'])('no code of GitLab shows people a request: %s', (method) => {
  const codes = [
    'HTTP 400',
    'HTTP 404',
    'HTTP 409',
    'HTTP 413',
    'HTTP 418',
    'HTTP 422',
    'HTTP 429',
    'HTTP 500',
    'not-json',
    'timeout',
    'unknown',
    'too-long',
    'constructor',
  ];
  for (const code of codes) {
    const words = formatFailure({
      service: 'GitLab',
      code,
      message: `${method} projects/77/issues/1: GitLab answered`,
    });
    expect(words).not.toMatch(/projects\/|issues\//);
    expect(words).toMatch(/\.$/);
  }
});
