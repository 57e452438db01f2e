import type { ActionsBlock } from '@slack/types';
import { channelFor } from '../../call/channels.js';
import { channelsAsPosted } from '../../call/channels-as-posted.js';
import type { IssueKey } from '../../call/issue.js';
import type { Job, JobPayload, ResultAction } from '../../call/jobs/job.js';
import { summaryName } from '../../call/jobs/message-names.js';
import type { Result } from '../../call/ports/slack.js';
import { limits } from '../../slack/block-kit/limits.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { escapeMrkdwn, linesWithin, link, mrkdwn, truncate } from '../../slack/block-kit/text.js';
import { deliveryName } from './delivery-name.js';
import { formatFailure } from './format-failure.js';
import { retryButton } from './retry-button.js';

/** Tells who asked for something in a form what became of it: what is posted and where, and what was not done and why. */
export function renderResultNotice(result: Result): RenderedMessage {
  const { call, jobs } = result;
  const headline = `*${headlineOf(result)}*`;
  // An announcement and its update stand in one place.
  const lines = [...new Set([headline, ...jobs.flatMap((job) => jobLine(result, job))])];
  const hasFailed = jobs.some(({ state }) => state === 'failed');
  return renderedMessage({
    text: [headlineOf(result), ...jobs.flatMap((job) => (isEnded(job) ? [] : jobLine(result, job)))].join(' '),
    blocks: [
      { type: 'section', text: mrkdwn(linesWithin(lines, limits.section)) },
      ...(hasFailed ? [tryAgain(call.issue)] : []),
    ],
  });
}

const done: Readonly<Record<ResultAction, (name: string) => string>> = {
  announced: (name) => `The call ${name} is announced.`,
  updated: (name) => `The posts for the call ${name} are up to date.`,
  recorded: (name) => `The outcomes of the call ${name} are recorded in the runbook.`,
  completed: (name) => `The call ${name} is completed, and its summary is posted.`,
  corrected: (name) => `The summary of the call ${name} is corrected.`,
  closed: (name) => `The issue of the call ${name} is closed.`,
};

const asked: Readonly<Record<ResultAction, (name: string) => string>> = {
  announced: (name) => `You announced the call ${name}.`,
  updated: (name) => `You updated the posts for the call ${name}.`,
  recorded: (name) => `You recorded outcomes of the call ${name}.`,
  completed: (name) => `You completed the call ${name}.`,
  corrected: (name) => `You corrected the summary of the call ${name}.`,
  closed: (name) => `You asked to close the issue of the call ${name}.`,
};

/** The first sentences, in mrkdwn. */
function headlineOf({ call, action, jobs }: Result): string {
  const name = `“${escapeMrkdwn(truncate(call.fields.name, limits.header))}”`;
  if (jobs.some(({ state }) => state === 'failed' || state === 'expired'))
    return `${asked[action](name)} Some steps failed.`;
  if (jobs.every(isEnded)) return done[action](name);
  return `${asked[action](name)} Still in progress.`;
}

function isEnded({ state }: Job): boolean {
  return state === 'completed' || state === 'cancelled';
}

/** What stands somewhere by its address, what needs a person by its reason; what is done and has no address, nothing. */
function jobLine(result: Result, { payload, state, failure }: Job): readonly string[] {
  const channels = channelsAsPosted(result.channels, result.call.product, result.posts);
  const name = deliveryName(payload, result.call.product, channels);
  switch (state) {
    case 'completed':
      return failure ? [`• ${name}: ${formatFailure(failure)}`] : postedLine(result, payload);
    case 'failed':
      return [`• ${name}: not done. ${failure ? formatFailure(failure) : ''}`.trimEnd()];
    case 'expired':
      return [`• ${name}: not done: it was too late.`];
    case 'cancelled':
      return [`• ${name}: no longer needed.`];
    case 'pending':
    case 'running':
      return [`• ${name}: not done yet. ${failure ? formatFailure(failure) : ''}`.trimEnd()];
  }
}

function postedLine({ call, channels, posts, messages }: Result, content: JobPayload): readonly string[] {
  if (!('audience' in content)) return [];
  const { audience } = content;
  const posted = channelsAsPosted(channels, call.product, posts);
  const channel = escapeMrkdwn(channelFor(posted, call.product, audience));
  if (content.kind === 'announcement' || content.kind === 'announcement-update') {
    const post = posts.find((each) => each.audience === audience);
    return post ? [`• ${channel}: ${link(post.permalink, 'see the post')}`] : [];
  }
  const summary = messages.find((each) => each.name === summaryName(audience))?.permalink;
  const tellsOfSummary = content.kind === 'summary' || content.kind === 'summary-update';
  return summary && tellsOfSummary ? [`• ${channel}: ${link(summary, 'see the summary')}`] : [];
}

function tryAgain({ projectId, iid }: IssueKey): ActionsBlock {
  return { type: 'actions', elements: [retryButton({ projectId, iid })] };
}
