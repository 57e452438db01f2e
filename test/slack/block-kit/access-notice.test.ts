import { renderAccessNotice, renderLostAccess } from '../../../src/slack/block-kit/access-notice.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { sampleAnnouncedCall } from '../../support/views/sample-preview.js';

const call = {
  ...sampleAnnouncedCall(),
  fields: { ...sampleAnnouncedCall().fields, dri: { name: '@john_doe', role: 'DRI', slackId: 'U0JOHN' } },
  announcedBy: { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' },
};

test('a contact reads when the call is and whom to ask for access, and nothing else', () => {
  const message = renderAccessNotice(call, false);

  expect(messageForJane(message).text).toMatchInlineSnapshot(`
"You are named for the runbook call starting Saturday, October 11th, 2031 at 8:30 AM, but GitLab does not show you its runbook.
Ask the DRI, @John Doe, for access. Until then you get no reminders for this call."
`);
  expect(messageForJane(message).notification).toMatchInlineSnapshot(
    `"You are named for the runbook call starting Fri 10 Oct 2031, 23:30 (America/Los_Angeles, UTC−7), but GitLab does not show you its runbook. Ask the DRI, @John Doe, for access. Until then you get no reminders for this call."`,
  );
  expect(messageForJane(message).buttons).toEqual([]);
  expect(refusalsOfMessage(message)).toEqual([]);
});

test('the DRI is sent to who announced the call', () => {
  expect(messageForJane(renderAccessNotice(call, true)).text).toMatchInlineSnapshot(`
"You are named as the DRI of the runbook call starting Saturday, October 11th, 2031 at 8:30 AM, but GitLab does not show you its runbook.
Ask @Jane Smith, who announced it, for access. Until then you get no reminders for this call."
`);
});

test('a contact is sent to who announced the call where the DRI is not known in Slack', () => {
  const unknown = { ...call, fields: { ...call.fields, dri: { ...call.fields.dri, slackId: undefined } } };

  expect(messageForJane(renderAccessNotice(unknown, false)).text).toContain(
    'Ask @Jane Smith, who announced it, for access.',
  );
});

test('a DRI who announced the call is sent to the project', () => {
  const own = { ...call, announcedBy: { ...call.announcedBy, slackId: 'U0JOHN' } };

  expect(messageForJane(renderAccessNotice(own, true)).text).toContain(
    'Ask a maintainer of its GitLab project for access.',
  );
});

test('what the issue says beside the time of the call is in none of it', () => {
  const hostile = 'WORD-OF-THE-RUNBOOK';
  const link = { text: hostile, url: `https://example.com/${hostile}` };
  const named = { name: hostile, role: hostile, slackId: undefined };
  const fields = {
    ...{ name: hostile, description: hostile, gitlabContacts: [named], meeting: link, request: link, runbook: link },
    dri: { name: hostile, role: hostile, slackId: 'U0JOHN' },
  };

  for (const isDri of [true, false])
    expect(JSON.stringify(renderAccessNotice({ ...call, fields }, isDri))).not.toContain(hostile);
});

test('what stands instead of a panel is one sentence with what to do', () => {
  const message = renderLostAccess();

  expect(messageForJane(message).text).toBe('You no longer have access to this runbook. Ask the DRI.');
  expect(refusalsOfMessage(message)).toEqual([]);
});
