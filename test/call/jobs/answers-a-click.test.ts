import { answersAClick } from '../../../src/call/jobs/answers-a-click.js';
import type { JobPayload } from '../../../src/call/jobs/job.js';

const audience = 'support';

test.each<JobPayload>([
  { kind: 'announcement', audience },
  { kind: 'announcement-update', audience },
  { kind: 'issue-edit', edits: [] },
  { kind: 'record' },
  { kind: 'summary', audience },
  { kind: 'summary-update', audience },
  { kind: 'correction', audience, changes: [], by: 'U0JOHN' },
  { kind: 'close-issue' },
])('who has clicked waits for %j', (content) => {
  expect(answersAClick(content)).toBe(true);
});

test.each<JobPayload>([
  { kind: 'reminder', occasion: '24h', to: { kind: 'audience', audience }, instant: 0 },
  { kind: 'failure-notice', failed: 'call 42 · record 0' },
  { kind: 'drift-notice', revision: 0, drift: [] },
  { kind: 'run-panel', slackId: 'U0JOHN', instant: 0 },
  { kind: 'run-panel-update', slackId: 'U0JOHN', recording: 1 },
  { kind: 'progress', audience, instant: 0 },
  { kind: 'progress-update', audience, recording: 1 },
])('nobody waits for %j', (content) => {
  expect(answersAClick(content)).toBe(false);
});
