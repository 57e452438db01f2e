import fc from 'fast-check';
import type { Drift } from '../../../src/call/drift.js';
import { renderDriftNotice } from '../../../src/features/drift/drift-notice.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { hostileText } from '../../support/views/hostile-texts.js';
import { sampleAnnouncedCall } from '../../support/views/sample-preview.js';

const call = sampleAnnouncedCall();
const closed: Drift = { kind: 'closed' };

test('the DRI reads what is not as announced, and is one click from the update', () => {
  const { text, notification, buttons } = messageForJane(
    renderDriftNotice(call, [{ kind: 'moved', schedule: '2031-10-11 - 23:30 America/Los_Angeles' }, closed]),
  );

  expect(text).toMatchInlineSnapshot(`
"The runbook of “Acme - Enforce 2FA on all groups” changed after it was announced.
• New time: “2031-10-11 - 23:30 America/Los_Angeles” (announced: Fri 10 Oct 2031, 23:30 (America/Los_Angeles, UTC−7)).
• The issue was closed before the call. No reminders are sent while it is closed.
[Open the runbook]
Posts and reminders stay as they are until you update them. You see the update before it is posted.
[Review update]"
`);
  expect(notification).toMatchInlineSnapshot(`
"The runbook of “Acme - Enforce 2FA on all groups” changed after it was announced.
New time: “2031-10-11 - 23:30 America/Los_Angeles” (announced: Fri 10 Oct 2031, 23:30 (America/Los_Angeles, UTC−7)).
The issue was closed before the call. No reminders are sent while it is closed."
`);
  expect(buttons).toContain('Review update');
});

test.each<[Drift, string]>([
  [{ kind: 'moved', schedule: '' }, 'The runbook no longer has a time'],
  [{ kind: 'other-dri', name: '@mia' }, 'DRI: “@mia” (was “@john_doe”, who still gets the reminders).'],
  [{ kind: 'other-dri', name: '' }, 'DRI: nobody (was'],
  [{ kind: 'other-contacts', names: ['Mia', 'Kenji'] }, 'GitLab contacts: “Mia”, “Kenji” (were'],
  [{ kind: 'other-contacts', names: [] }, 'GitLab contacts: nobody (were'],
  [{ kind: 'other-name', name: 'Acme - Test' }, 'Name: “Acme - Test” (was “Acme - Enforce 2FA on all'],
  [{ kind: 'other-name', name: '' }, 'Name removed (was “Acme - Enforce 2FA on all groups”).'],
  [{ kind: 'other-description', description: 'Only a test' }, 'New description: “Only a test”'],
  [{ kind: 'other-description', description: '' }, 'Description removed.'],
  [{ kind: 'other-meeting', address: 'https://evil.example/1' }, 'New meeting link: “https://evil.example/1” (was'],
  [{ kind: 'other-meeting', address: '' }, 'No meeting link (was “https://'],
  [{ kind: 'other-request', address: 'https://evil.example/1' }, 'New GitLab issue: “https://evil.example/1” ('],
  [{ kind: 'public' }, 'The issue is no longer confidential'],
  [closed, 'The issue was closed before the call.'],
  [{ kind: 'reported' }, 'The post-call item was ticked before the call.'],
  [{ kind: 'issue-moved', to: 'group/other#34' }, 'The issue moved to “group/other#34”. Announce the call from there.'],
  [{ kind: 'issue-moved', to: '' }, 'The issue moved to another project. Announce the call from the new issue.'],
  [{ kind: 'gone' }, 'The app can’t see the issue on GitLab'],
])('%j is told in words', (drift, words) => {
  const message = renderDriftNotice(call, [drift]);

  expect(messageForJane(message).text).toContain(words);
  expect(refusalsOfMessage(message)).toEqual([]);
});

test('what GitLab does not show to the app has no update to look at', () => {
  expect(messageForJane(renderDriftNotice(call, [{ kind: 'gone' }])).buttons).not.toContain('Review update');
});

test('that all is as announced again is one sentence', () => {
  const { text, buttons } = messageForJane(renderDriftNotice(call, []));

  expect(text).toBe(
    'The runbook of “Acme - Enforce 2FA on all groups” matches the announcement again. Nothing to update.',
  );
  expect(buttons).toEqual([]);
});

test('whatever a runbook says passes through Slack as text', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const hostileCall = { ...call, fields: { ...call.fields, name: hostile } };
      const message = renderDriftNotice(hostileCall, [
        { kind: 'moved', schedule: hostile },
        { kind: 'other-dri', name: hostile },
        { kind: 'other-name', name: hostile },
        { kind: 'other-description', description: hostile },
        { kind: 'other-meeting', address: hostile },
        { kind: 'other-request', address: hostile },
        { kind: 'other-contacts', names: Array.from({ length: 200 }, () => hostile) },
      ]);

      expect(refusalsOfMessage(message)).toEqual([]);
      expect(messageForJane(message).live).toEqual([]);
    }),
  );
});

test('where it must not be quoted, only that there is drift is said, with the way to it', () => {
  const { text, notification, buttons } = messageForJane(renderDriftNotice(call, undefined));

  expect(text).toMatchInlineSnapshot(`
"The runbook of “Acme - Enforce 2FA on all groups” changed after it was announced.
• GitLab did not answer in time, so the changes aren’t shown here. Open the runbook or review the update.
[Open the runbook]
Posts and reminders stay as they are until you update them. You see the update before it is posted.
[Review update]"
`);
  expect(notification).toContain('GitLab did not answer in time');
  expect(buttons).toContain('Review update');
});

test('the DRI of a moved runbook is one click from announcing its new issue, and is not sent to the old one', () => {
  const webUrl = 'https://gitlab.com/group/other/-/issues/34';
  const drift: readonly Drift[] = [{ kind: 'issue-moved', to: 'group/other#34' }];
  const message = renderDriftNotice(call, drift, { projectId: 200, iid: 34, webUrl });

  expect(messageForJane(message).buttons).toEqual(['Announce from there', 'Open the new issue']);
  expect(JSON.stringify(message)).toContain(JSON.stringify(JSON.stringify({ projectId: 200, iid: 34 })));
  expect(JSON.stringify(message)).not.toContain(call.fields.runbook.url);
  expect(refusalsOfMessage(message)).toEqual([]);
});
