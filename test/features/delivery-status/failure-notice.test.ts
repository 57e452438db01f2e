import { formatDismissed, renderFailureNotice } from '../../../src/features/delivery-status/failure-notice.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { channels, sampleAnnouncedCall, sampleDelivery } from '../../support/views/sample-preview.js';

const call = sampleAnnouncedCall();
const failed = sampleDelivery({ kind: 'announcement', audience: 'managers' }, { state: 'failed' });
const failure = { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' } as const;

test('the DRI reads what was not done, why, and how to mend it, and can queue it again', () => {
  const { text, notification, buttons } = messageForJane(
    renderFailureNotice({ call, failed: [{ ...failed, failure }], channels }),
  );

  expect(text).toBe(
    'Post in #support_manager, for the call “Acme - Enforce 2FA on all groups”: not done.\n' +
      'The app is not in this channel. Type /invite @Runbook there. It is posted then.\n[Try again] [Dismiss]',
  );
  expect(notification).toContain('Type /invite @Runbook there.');
  expect(buttons).toEqual(['Try again', 'Dismiss']);
});

test('several jobs of one cause are one message that names and counts them', () => {
  const panels = ['U1', 'U2', 'U3', 'U4', 'U5'].map((slackId) =>
    sampleDelivery({ kind: 'run-panel-update', slackId, recording: 1 }, { state: 'failed' }),
  );
  const edits = Array.from({ length: 20 }, () =>
    sampleDelivery({ kind: 'issue-edit', edits: [] }, { state: 'failed' }),
  );
  const refused = { service: 'GitLab', code: 'HTTP 401', message: 'GitLab refused the token.' } as const;
  const all = [...edits, ...panels].map((each) => ({ ...each, failure: refused }));

  const { text, buttons } = messageForJane(renderFailureNotice({ call, failed: all, channels }));

  expect(text).toMatch(
    /^25 things, for the call “Acme - Enforce 2FA on all groups”: not done\.\nGitLab no longer accepts the app’s token\. .*\n/,
  );
  expect(text).toContain('• Edit of the runbook (20)');
  expect(text).toContain('• and 1 more');
  expect(buttons).toEqual(['Try again', 'Dismiss']);
});

test('when nothing waits any more the message says so, and has no buttons', () => {
  const { text, buttons } = messageForJane(renderFailureNotice({ call, failed: [], channels }));

  expect(text).toBe('Done for the call “Acme - Enforce 2FA on all groups”.');
  expect(buttons).toEqual([]);
});

test('the buttons know the issue and the cause', () => {
  const { blocks } = renderFailureNotice({ call, failed: [{ ...failed, failure }], channels });

  const value = JSON.stringify({ projectId: 100, iid: 12, service: 'Slack', code: 'not_in_channel' });
  expect(JSON.stringify(blocks).split(JSON.stringify(value))).toHaveLength(3);
});

test('once it is dismissed it says by whom, and what is up to people now', () => {
  const edit = sampleDelivery({ kind: 'issue-edit', edits: [] }, { state: 'failed' });

  expect(formatDismissed(call, [failed, edit], 'U0JANE', channels)).toBe(
    'Dismissed by <@U0JANE>. The app will not do this for the call “Acme - Enforce 2FA on all groups”:\n' +
      '• Post in #support_manager\n• Edit of the runbook',
  );
  expect(formatDismissed(call, [], 'U0JANE', channels)).toBe(
    'Nothing needs you now for the call “Acme - Enforce 2FA on all groups”.',
  );
});

test('a call with a hostile name and a failure with a long message pass through Slack as text', () => {
  const hostile = { ...call, fields: { ...call.fields, name: '<!channel> & '.repeat(500) } };
  const long = { service: 'GitLab', code: 'x', message: '<!here>'.repeat(2000) } as const;

  const message = renderFailureNotice({ call: hostile, failed: [{ ...failed, failure: long }], channels });

  expect(refusalsOfMessage(message)).toEqual([]);
  expect(messageForJane(message).live).toEqual([]);
});
