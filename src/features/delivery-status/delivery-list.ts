import type { KnownBlock } from '@slack/types';
import { type Audience, audiences } from '../../call/call.js';
import type { CallStatus } from '../../call/call-status.js';
import { type Channels, channelFor } from '../../call/channels.js';
import { channelsAsPosted } from '../../call/channels-as-posted.js';
import { answersAClick } from '../../call/jobs/answers-a-click.js';
import type { Job, JobPayload, JobState } from '../../call/jobs/job.js';
import { summaryName } from '../../call/jobs/message-names.js';
import type { Silence } from '../../call/silence.js';
import { completionLine } from '../../slack/block-kit/completion-line.js';
import { channelMention } from '../../slack/block-kit/format-channel-check.js';
import { limits } from '../../slack/block-kit/limits.js';
import { readersTime } from '../../slack/block-kit/moment.js';
import { linesWithin, link, mrkdwn, plain } from '../../slack/block-kit/text.js';
import { actionIds } from '../../slack/identifiers.js';
import { deliveryName } from './delivery-name.js';
import { formatFailure } from './format-failure.js';

/**
 * The status of an announced call: each post with its link, each job that is open or has failed.
 * @param silence why the reminders that are planned would not be sent
 */
export function renderDeliveries(announced: CallStatus, settings: Channels, silence?: Silence): readonly KnownBlock[] {
  const { call, jobs } = announced;
  const channels = channelsAsPosted(settings, call.product, announced.posts);
  const lines = [
    `Announced by <@${call.announcedBy.slackId}>${readersTime({ instant: call.announcedAt, zone: 'UTC' }, ', ')}.`,
    ...(call.recording.completion ? [completionLine(call)] : []),
    ...audiences.map((audience) => postLine(announced, channels, audience)),
    ...[...failedOthers(jobs), ...awaitedOthers(jobs)].map((job) => otherLine(announced, channels, job)),
    ...reminderLine(jobs, silence),
  ];
  const failed = jobs.some((job) => job.state === 'failed');
  return [{ type: 'section', text: mrkdwn(linesWithin(lines, limits.section)) }, ...(failed ? [tryAgain] : [])];
}

const tryAgain: KnownBlock = {
  type: 'actions',
  elements: [
    { type: 'button', style: 'primary', action_id: actionIds.retryFailed, text: plain('Try again', limits.buttonText) },
  ],
};

function postLine(announced: CallStatus, channels: Channels, audience: Audience): string {
  const channel = channelMention(channelFor(channels, announced.call.product, audience));
  const post = announced.posts.find((each) => each.audience === audience);
  const summary = announced.messages.find(({ name }) => name === summaryName(audience))?.permalink;
  if (post) {
    const links = [link(post.permalink, 'see the post'), ...(summary ? [link(summary, 'see the summary')] : [])];
    return `• *${channel}*: ${links.join(', ')}`;
  }
  const job = announced.jobs.find(({ payload }) => payload.kind === 'announcement' && payload.audience === audience);
  const isDismissed = job?.state === 'cancelled';
  return `• *${channel}*: ${isDismissed ? 'dismissed, so not posted' : formatState(job)}`;
}

/** Announcements and reminders have a line of their own, and a notice of a failure says what stands here already. */
function failedOthers(jobs: readonly Job[]): readonly Job[] {
  const told: readonly JobPayload['kind'][] = [
    'announcement',
    'reminder',
    'failure-notice',
    'public-notice',
    'access-notice',
    'access-report',
    'result-notice',
  ];
  return jobs.filter(({ payload, state }) => state === 'failed' && !told.includes(payload.kind));
}

/** What comes by itself on a day of its own is not waited for. */
function awaitedOthers(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter(
    ({ payload, state }) =>
      payload.kind !== 'announcement' && answersAClick(payload) && (state === 'pending' || state === 'running'),
  );
}

function otherLine({ call }: CallStatus, channels: Channels, job: Job): string {
  return `• ${deliveryName(job.payload, call.product, channels)}: ${formatState(job)}`;
}

function reminderLine(jobs: readonly Job[], silence: Silence | undefined): readonly string[] {
  const reminders = jobs.filter(({ payload }) => payload.kind === 'reminder');
  const planned = reminders.filter(({ state }) => state === 'pending').toSorted((a, b) => a.dueAt - b.dueAt);
  const [next] = planned;
  const failed = reminders.filter(({ state }) => state === 'failed');
  const [firstFailed] = failed;
  const words = [
    next ? formatUpcoming(planned.length, next, silence) : undefined,
    counted(reminders, 'completed', 'sent'),
    counted(reminders, 'expired', '*missed*, because Slack or the app was down'),
    firstFailed
      ? `*${countReminders(failed.length)} not sent.* ${firstFailed.failure ? formatFailure(firstFailed.failure) : ''}`
      : undefined,
  ].filter((part) => part !== undefined);
  return words.length > 0 ? [`• ${words.join('; ')}`] : [];
}

function formatUpcoming(count: number, next: Job, silence: Silence | undefined): string {
  if (silence === undefined)
    return `${countReminders(count)} scheduled; ${readersTime({ instant: next.dueAt, zone: 'UTC' }, 'next ')}`;
  const why = silence === 'closed' ? 'the issue is closed' : 'the post-call item is ticked';
  return `*${countReminders(count)} on hold* while ${why}`;
}

function counted(jobs: readonly Job[], state: JobState, words: string): string | undefined {
  const count = jobs.filter((job) => job.state === state).length;
  return count === 0 ? undefined : `${countReminders(count)} ${words}`;
}

function countReminders(count: number): string {
  return `${count} ${count === 1 ? 'reminder' : 'reminders'}`;
}

function formatState(job: Job | undefined): string {
  if (!job) return 'no post scheduled';
  switch (job.state) {
    case 'completed':
      return 'done';
    case 'expired':
      return '*missed*';
    case 'cancelled':
      return 'canceled';
    case 'failed':
      return job.failure ? `*not done.* ${formatFailure(job.failure)}` : '*not done.*';
    case 'pending':
    case 'running':
      return job.failure ? `not yet; retrying. ${formatFailure(job.failure)}` : 'waiting';
  }
}
