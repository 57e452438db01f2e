import fc from 'fast-check';
import type { Drift } from '../../../src/domain/call/drift.js';
import { renderDriftNotice } from '../../../src/slack/views/drift-notice.js';
import { messageForJane, refusalsOfMessage } from './as-people-see-it.js';
import { hostileText } from './hostile-texts.js';
import { sampleAnnouncedCall } from './sample-preview.js';

const call = sampleAnnouncedCall();
const closed: Drift = { kind: 'closed' };

test('the DRI reads what is not as announced, and is one click from the update', () => {
  const { text, notification, buttons } = messageForJane(
    renderDriftNotice(call, [{ kind: 'moved', schedule: '2031-10-11 - 23:30 America/Los_Angeles' }, closed]),
  );

  expect(text).toMatchInlineSnapshot(`
"The runbook of “Acme - Enforce 2FA on all groups” is not as announced any more.
• It says “2031-10-11 - 23:30 America/Los_Angeles” for its schedule. The call is announced for Fri 10 Oct 2031, 23:30 (America/Los_Angeles, UTC−7).
• The issue is closed, although the call is still to come. While it is closed, nobody is reminded.
[Open the runbook]
The posts and the reminders stay as they are until you update them. Nothing is posted before you have seen it.
[Look at the update]"
`);
  expect(notification).toMatchInlineSnapshot(`
"The runbook of “Acme - Enforce 2FA on all groups” is not as announced any more.
It says “2031-10-11 - 23:30 America/Los_Angeles” for its schedule. The call is announced for Fri 10 Oct 2031, 23:30 (America/Los_Angeles, UTC−7).
The issue is closed, although the call is still to come. While it is closed, nobody is reminded."
`);
  expect(buttons).toContain('Look at the update');
});

test.each<[Drift, string]>([
  [{ kind: 'moved', schedule: '' }, 'It names no time any more.'],
  [{ kind: 'other-dri', name: '@mia' }, 'Its DRI is “@mia”. Announced, and reminded, is “@john_doe”.'],
  [{ kind: 'other-dri', name: '' }, 'It names no DRI any more.'],
  [{ kind: 'other-contacts', names: ['Mia', 'Kenji'] }, 'Its GitLab contacts are “Mia”, “Kenji”.'],
  [{ kind: 'other-contacts', names: [] }, 'Its GitLab contacts are nobody.'],
  [
    { kind: 'other-name', name: 'Acme - Test' },
    'Its name is now “Acme - Test”. It was announced as “Acme - Enforce 2FA on all',
  ],
  [
    { kind: 'other-name', name: '' },
    'It has no name any more. It was announced as “Acme - Enforce 2FA on all groups”.',
  ],
  [{ kind: 'other-description', description: 'Only a test' }, 'Its description is now “Only a test”.'],
  [{ kind: 'other-description', description: '' }, 'It has no description any more.'],
  [
    { kind: 'other-meeting', address: 'https://evil.example/1' },
    'Its meeting link is now “https://evil.example/1”. The announced one is',
  ],
  [{ kind: 'other-meeting', address: '' }, 'It has no meeting link any more. The announced one is “https://'],
  [{ kind: 'other-request', address: 'https://evil.example/1' }, 'Its GitLab issue is now “https://evil.example/1”.'],
  [{ kind: 'public' }, 'The issue is not confidential any more'],
  [closed, 'The issue is closed, although the call is still to come.'],
  [{ kind: 'reported' }, 'Its post-call item says'],
  [
    { kind: 'issue-moved', to: 'group/other#34' },
    'The issue was moved to “group/other#34”. Announce the call from there.',
  ],
  [{ kind: 'issue-moved', to: '' }, 'The issue was moved to another project. Announce the call from the new issue.'],
  [{ kind: 'gone' }, 'GitLab does not show the issue to the app any more'],
])('%j is told in words', (drift, words) => {
  const message = renderDriftNotice(call, [drift]);

  expect(messageForJane(message).text).toContain(words);
  expect(refusalsOfMessage(message)).toEqual([]);
});

test('what GitLab does not show to the app has no update to look at', () => {
  expect(messageForJane(renderDriftNotice(call, [{ kind: 'gone' }])).buttons).not.toContain('Look at the update');
});

test('that all is as announced again is one sentence', () => {
  const { text, buttons } = messageForJane(renderDriftNotice(call, []));

  expect(text).toBe(
    'The runbook of “Acme - Enforce 2FA on all groups” is as announced again: there is nothing to update.',
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
"The runbook of “Acme - Enforce 2FA on all groups” is not as announced any more.
• GitLab did not answer in time, so what has changed is not shown here. Open the runbook or look at the update.
[Open the runbook]
The posts and the reminders stay as they are until you update them. Nothing is posted before you have seen it.
[Look at the update]"
`);
  expect(notification).toContain('GitLab did not answer in time');
  expect(buttons).toContain('Look at the update');
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
