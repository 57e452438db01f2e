import type { JobPayload } from '../../../src/call/jobs/job.js';
import { deliveryName } from '../../../src/features/delivery-status/delivery-name.js';
import { messageForJane } from '../../support/views/as-people-see-it.js';
import { channels } from '../../support/views/sample-preview.js';

const instant = 0;

test.each<[JobPayload, string]>([
  [{ kind: 'announcement', audience: 'support' }, 'Post in #support_self-managed'],
  [{ kind: 'announcement-update', audience: 'managers' }, 'Update of the post in #support_manager'],
  [{ kind: 'issue-edit', edits: [] }, 'Edit of the runbook'],
  [{ kind: 'record' }, 'Comment on the runbook'],
  [{ kind: 'failure-notice', failed: 'key' }, 'Notice of a failure'],
  [{ kind: 'drift-notice', revision: 0, drift: [] }, 'Notice that the runbook has changed'],
  [{ kind: 'access-notice', slackId: 'U0JOHN' }, 'Notice to @John Doe that they cannot see the runbook'],
  [{ kind: 'access-report', people: [] }, 'Notice of who cannot see the runbook'],
  [{ kind: 'run-panel', slackId: 'U0JOHN', instant }, 'Run panel of @John Doe'],
  [{ kind: 'run-panel-update', slackId: 'U0JOHN', recording: 1 }, 'Update of the run panel of @John Doe'],
  [{ kind: 'progress', audience: 'support', instant }, 'Progress line in #support_self-managed'],
  [{ kind: 'progress-update', audience: 'managers', recording: 1 }, 'Update of the progress line in #support_manager'],
  [{ kind: 'summary', audience: 'managers' }, 'Summary in #support_manager'],
  [{ kind: 'summary-update', audience: 'support' }, 'Update of the summary in #support_self-managed'],
  [{ kind: 'correction', audience: 'managers', changes: [], by: 'U0JANE' }, 'Correction in #support_manager'],
  [{ kind: 'close-issue' }, 'Closing of the issue'],
])('%j is called “%s”', (content, name) => {
  expect(messageForJane({ text: deliveryName(content, 'self-managed', channels), blocks: [] }).text).toBe(name);
});

test('a channel that the settings name by its id is shown as a channel', () => {
  const byId = { support: { 'gitlab-com': 'C0GITLAB', 'self-managed': 'C0SELF' }, managers: 'GPRIVATE1' };

  expect(deliveryName({ kind: 'summary', audience: 'support' }, 'self-managed', byId)).toBe('Summary in <#C0SELF>');
  expect(deliveryName({ kind: 'summary', audience: 'managers' }, 'self-managed', byId)).toBe('Summary in <#GPRIVATE1>');
});
