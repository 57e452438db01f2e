import type { Post } from '../../../src/call/call.js';
import type { CallStatus } from '../../../src/call/call-status.js';
import type { JobFailure, JobState } from '../../../src/call/jobs/job.js';
import { renderDeliveries } from '../../../src/features/delivery-status/delivery-list.js';
import { linesForJane, modalForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { channels, sampleDelivery, sampleStatus } from '../../support/views/sample-preview.js';
import { recordedCall, sampleCompletion } from '../../support/views/sample-run.js';

const announcement = { kind: 'announcement', audience: 'managers' } as const;
const update = { kind: 'announcement-update', audience: 'support' } as const;
const notInChannel: JobFailure = { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' };
const post: Post = {
  audience: 'managers',
  channelId: 'C0MANAGER',
  ts: '1949400000.000000',
  permalink: 'https://sandbox.slack.com/archives/C0MANAGER/p1949400000000000',
};

function linesOf(standing: CallStatus): readonly string[] {
  return linesForJane(renderDeliveries(standing, channels));
}

test('a call of which everything is done has a link to each post, and no button', () => {
  const standing = sampleStatus({
    posts: [post, { ...post, audience: 'support', permalink: 'https://sandbox.slack.com/archives/C0S/p1' }],
    jobs: [
      sampleDelivery(announcement, { state: 'completed' }),
      sampleDelivery({ kind: 'record' }, { state: 'completed' }),
    ],
  });

  const { lines, links, buttons } = modalForJane({ type: 'modal', blocks: renderDeliveries(standing, channels) });

  expect(lines).toMatchSnapshot();
  expect(links.map(({ url }) => url)).toEqual(['https://sandbox.slack.com/archives/C0S/p1', post.permalink]);
  expect(buttons).toEqual([]);
});

test('the summary of a completed call is linked beside its announcement', () => {
  const summary = 'https://sandbox.slack.com/archives/C0MANAGER/p1949486400000000?thread_ts=1949400000.000000';
  const standing = sampleStatus({
    posts: [post],
    messages: [{ name: 'summary · managers', channelId: 'C0MANAGER', ts: '1949486400.000000', permalink: summary }],
  });

  const { links } = modalForJane({ type: 'modal', blocks: renderDeliveries(standing, channels) });

  expect(links.map(({ url }) => url)).toEqual([post.permalink, summary]);
});

test.each<[JobState, JobFailure | undefined, string]>([
  ['pending', undefined, '• #support_manager: waiting'],
  ['running', undefined, '• #support_manager: waiting'],
  [
    'pending',
    notInChannel,
    '• #support_manager: not yet; retrying. The app is not in this channel. Type /invite @Runbook there. It is posted then.',
  ],
  [
    'failed',
    notInChannel,
    '• #support_manager: not done. The app is not in this channel. Type /invite @Runbook there. It is posted then.',
  ],
  ['failed', undefined, '• #support_manager: not done.'],
  ['completed', undefined, '• #support_manager: done'],
])('a post that is %s because of %j', (state, failure, line) => {
  const lines = linesOf(sampleStatus({ jobs: [sampleDelivery(announcement, { state, failure })] }));

  expect(lines).toContain(line);
});

test('a post without a job is said to be so', () => {
  expect(linesOf(sampleStatus())).toContain('• #support_manager: no post scheduled');
});

test('what is open or has failed is named, failures first; what is done is not', () => {
  const standing = sampleStatus({
    jobs: [
      sampleDelivery({ kind: 'record' }),
      sampleDelivery(update, { state: 'failed', failure: notInChannel }),
      sampleDelivery({ kind: 'issue-edit', edits: [] }, { state: 'completed' }),
    ],
  });

  const lines = linesOf(standing);

  expect(lines.slice(3)).toEqual([
    '• Update of the post in #support_self-managed: not done. The app is not in this channel. Type /invite @Runbook there. It is posted then.',
    '• Comment on the runbook: waiting',
    '[Try again]',
  ]);
});

test.each<[JobState, boolean]>([
  ['pending', false],
  ['running', false],
  ['completed', false],
  ['failed', true],
])('a job that is %s offers to try again: %s', (state, offered) => {
  const lines = linesOf(sampleStatus({ jobs: [sampleDelivery(update, { state })] }));

  expect(lines.includes('[Try again]')).toBe(offered);
});

test('sixty failed jobs fit: the lines are whole, and the rest is counted', () => {
  const failure: JobFailure = { service: 'GitLab', code: 'x', message: '<https://evil.example|&>'.repeat(200) };
  const jobs = Array.from({ length: 60 }, () => sampleDelivery(update, { state: 'failed', failure }));

  const blocks = renderDeliveries(sampleStatus({ posts: [post], jobs }), channels);

  const { lines, links, live, buttons } = modalForJane({ type: 'modal', blocks });
  expect(refusalsOfMessage({ text: 'x', blocks })).toEqual([]);
  expect(links.map(({ text }) => text)).toEqual(['see the post']);
  expect(live).toEqual(['@Jane Smith']);
  expect(lines.filter((line) => line.startsWith('• Update')).every((line) => line.endsWith('…'))).toBe(true);
  expect(lines.join('\n')).toMatch(/… and 5\d more lines\./);
  expect(buttons).toEqual(['Try again']);
});

test('reminders share a line: how many are to come, were sent, were missed or failed', () => {
  const to = { kind: 'person', slackId: 'U0JOHN' } as const;
  const reminder = { kind: 'reminder', occasion: '1h', to, instant: 0 } as const;
  const jobs = [
    sampleDelivery(reminder, { dueAt: Date.UTC(2031, 9, 10, 5) }),
    sampleDelivery(reminder, { dueAt: Date.UTC(2031, 9, 9, 5) }),
    sampleDelivery(reminder, { state: 'completed' }),
    sampleDelivery(reminder, { state: 'expired' }),
    sampleDelivery(reminder, { state: 'failed', failure: notInChannel }),
    sampleDelivery(reminder, { state: 'cancelled' }),
  ];

  const line = linesOf(sampleStatus({ jobs })).find((each) => each.includes('scheduled;'));

  expect(line).toBe(
    '• 2 reminders scheduled; next Thursday, October 9th, 2031 at 7:00 AM; 1 reminder sent; ' +
      '1 reminder missed, because Slack or the app was down; ' +
      '1 reminder not sent. The app is not in this channel. Type /invite @Runbook there. It is posted then.',
  );
});

test('a panel that could not be sent is named, one that is still to come is not', () => {
  const panel = { kind: 'run-panel', slackId: 'U0JOHN', instant: 0 } as const;
  const failure: JobFailure = { service: 'GitLab', code: '503', message: 'GitLab is away.' };

  const failed = linesOf(sampleStatus({ jobs: [sampleDelivery(panel, { state: 'failed', failure })] }));
  const pending = linesOf(sampleStatus({ jobs: [sampleDelivery(panel)] }));

  expect(failed).toContain('• Run panel of @John Doe: not done. GitLab is away.');
  expect(pending.join()).not.toContain('Run panel');
});

test('a completed call says how it ended', () => {
  const call = recordedCall({ completion: sampleCompletion() });

  expect(linesOf(sampleStatus({ call }))).toContain('Partly done. Completed by @Jane Smith.');
});

test.each([
  ['closed', 'the issue is closed'],
  ['reported', 'the post-call item is ticked'],
] as const)('reminders that a runbook holds back are counted as not sent: %s', (silence, why) => {
  const to = { kind: 'person', slackId: 'U0JOHN' } as const;
  const reminder = { kind: 'reminder', occasion: '1h', to, instant: 0 } as const;
  const jobs = [sampleDelivery(reminder, { dueAt: Date.UTC(2031, 9, 10, 5) }), sampleDelivery(reminder)];

  const [block] = renderDeliveries(sampleStatus({ jobs }), channels, silence);

  expect(JSON.stringify(block)).toContain(`• *2 reminders on hold* while ${why}`);
});
