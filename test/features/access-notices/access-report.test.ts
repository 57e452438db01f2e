import { renderAccessReport } from '../../../src/features/access-notices/access-report.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { sampleAnnouncedCall } from '../../support/views/sample-preview.js';

const call = sampleAnnouncedCall();

test('the DRI reads who cannot see the runbook, and what each of them lacks', () => {
  const message = renderAccessReport(call, [
    { slackId: 'U0JANE', why: 'no-access' },
    { slackId: 'U0JOHN', why: 'no-account' },
    { slackId: 'U0GUS', why: 'not-a-member' },
  ]);

  expect(messageForJane(message).text).toMatchInlineSnapshot(`
"Some people named for this call can’t see its runbook: Acme - Enforce 2FA on all groups
• @Jane Smith: no access on GitLab. Give them the Planner role or higher in the project.
• @John Doe: GitLab account unknown. Add them to the app’s people file.
• @U0GUS: not a full member of this Slack workspace. Name someone else in the runbook.
They get no reminders and no run panel until they can."
`);
  expect(refusalsOfMessage(message)).toEqual([]);
});

test('one is told of as one', () => {
  const { notification } = messageForJane(renderAccessReport(call, [{ slackId: 'U0JANE', why: 'no-access' }]));

  expect(notification).toMatchInlineSnapshot(`
"Someone named for this call can’t see its runbook: Acme - Enforce 2FA on all groups
• @Jane Smith: no access on GitLab. Give them the Planner role or higher in the project.
They get no reminders and no run panel until they can."
`);
});

test('a hostile name and many people pass through Slack as text', () => {
  const hostile = { ...call, fields: { ...call.fields, name: '<!channel> & '.repeat(500) } };
  const people = Array.from({ length: 200 }, (_each, index) => ({ slackId: `U0${index}`, why: 'no-account' as const }));

  const message = renderAccessReport(hostile, people);

  expect(refusalsOfMessage(message)).toEqual([]);
  expect(JSON.stringify(message)).not.toContain('<!channel>');
});
