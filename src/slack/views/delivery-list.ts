import type { KnownBlock } from '@slack/types';
import type { AnnouncedCall } from '../../application/announced-call.js';
import { answersAClick } from '../../domain/call/answers-a-click.js';
import { type Audience, audiences } from '../../domain/call/call.js';
import { type Channels, channelFor } from '../../domain/call/channels.js';
import { channelsAsPosted } from '../../domain/call/channels-as-posted.js';
import type { Delivery, DeliveryContent, DeliveryState } from '../../domain/call/delivery.js';
import { summaryName } from '../../domain/call/message-names.js';
import type { Silence } from '../../domain/call/silence.js';
import { actionIds } from '../identifiers.js';
import { channelMention } from './channel-words.js';
import { completionLine } from './completion-line.js';
import { deliveryName } from './delivery-name.js';
import { failureWords } from './failure-words.js';
import { limits } from './limits.js';
import { readersTime } from './moment.js';
import { linesWithin, link, mrkdwn, plain } from './text.js';

/**
 * Where an announced call stands: each post with its address, each promise that is open or has failed.
 * @param silence why the reminders that are planned would not be sent
 */
export function renderDeliveries(
  announced: AnnouncedCall,
  settings: Channels,
  silence?: Silence,
): readonly KnownBlock[] {
  const { call, deliveries } = announced;
  const channels = channelsAsPosted(settings, call.product, announced.posts);
  const lines = [
    `Announced by <@${call.announcedBy.slackId}>, ${readersTime({ instant: call.announcedAt, zone: 'UTC' })}.`,
    ...(call.recording.completion ? [completionLine(call)] : []),
    ...audiences.map((audience) => postLine(announced, channels, audience)),
    ...[...failedOthers(deliveries), ...awaitedOthers(deliveries)].map((delivery) =>
      otherLine(announced, channels, delivery),
    ),
    ...reminderLine(deliveries, silence),
  ];
  const failed = deliveries.some((delivery) => delivery.state === 'failed');
  return [{ type: 'section', text: mrkdwn(linesWithin(lines, limits.section)) }, ...(failed ? [tryAgain] : [])];
}

const tryAgain: KnownBlock = {
  type: 'actions',
  elements: [
    { type: 'button', style: 'primary', action_id: actionIds.retryFailed, text: plain('Try again', limits.buttonText) },
  ],
};

function postLine(announced: AnnouncedCall, channels: Channels, audience: Audience): string {
  const channel = channelMention(channelFor(channels, announced.call.product, audience));
  const post = announced.posts.find((each) => each.audience === audience);
  const summary = announced.messages.find(({ name }) => name === summaryName(audience))?.permalink;
  if (post) {
    const links = [link(post.permalink, 'see the post'), ...(summary ? [link(summary, 'see the summary')] : [])];
    return `• *${channel}*: ${links.join(', ')}`;
  }
  const delivery = announced.deliveries.find(
    ({ content }) => content.kind === 'announcement' && content.audience === audience,
  );
  const isDismissed = delivery?.state === 'cancelled';
  return `• *${channel}*: ${isDismissed ? 'dismissed, so not posted' : stateWords(delivery)}`;
}

/** Announcements and reminders have a line of their own, and a notice of a failure says what stands here already. */
function failedOthers(deliveries: readonly Delivery[]): readonly Delivery[] {
  const told: readonly DeliveryContent['kind'][] = [
    'announcement',
    'reminder',
    'failure-notice',
    'public-notice',
    'access-notice',
    'access-report',
    'result-notice',
  ];
  return deliveries.filter(({ content, state }) => state === 'failed' && !told.includes(content.kind));
}

/** What comes by itself on a day of its own is not waited for. */
function awaitedOthers(deliveries: readonly Delivery[]): readonly Delivery[] {
  return deliveries.filter(
    ({ content, state }) =>
      content.kind !== 'announcement' && answersAClick(content) && (state === 'pending' || state === 'sending'),
  );
}

function otherLine({ call }: AnnouncedCall, channels: Channels, delivery: Delivery): string {
  return `• ${deliveryName(delivery.content, call.product, channels)}: ${stateWords(delivery)}`;
}

function reminderLine(deliveries: readonly Delivery[], silence: Silence | undefined): readonly string[] {
  const reminders = deliveries.filter(({ content }) => content.kind === 'reminder');
  const planned = reminders.filter(({ state }) => state === 'pending').toSorted((a, b) => a.dueAt - b.dueAt);
  const [next] = planned;
  const failed = reminders.filter(({ state }) => state === 'failed');
  const [firstFailed] = failed;
  const words = [
    next ? toCome(planned.length, next, silence) : undefined,
    counted(reminders, 'sent', 'sent'),
    counted(reminders, 'missed', '*missed*, because Slack or the app was away'),
    firstFailed
      ? `*${failed.length} not sent.* ${firstFailed.failure ? failureWords(firstFailed.failure) : ''}`
      : undefined,
  ].filter((part) => part !== undefined);
  return words.length > 0 ? [`• Reminders: ${words.join('; ')}`] : [];
}

function toCome(count: number, next: Delivery, silence: Silence | undefined): string {
  if (silence === undefined) return `${count} to come, the next: ${readersTime({ instant: next.dueAt, zone: 'UTC' })}`;
  const why = silence === 'closed' ? 'the issue is closed' : 'the post-call item is ticked';
  return `*0 of ${count} will be sent* while ${why}`;
}

function counted(deliveries: readonly Delivery[], state: DeliveryState, words: string): string | undefined {
  const count = deliveries.filter((delivery) => delivery.state === state).length;
  return count === 0 ? undefined : `${count} ${words}`;
}

function stateWords(delivery: Delivery | undefined): string {
  if (!delivery) return 'not planned';
  switch (delivery.state) {
    case 'sent':
      return 'done';
    case 'missed':
      return '*missed*';
    case 'cancelled':
      return 'taken back';
    case 'failed':
      return delivery.failure ? `*not done.* ${failureWords(delivery.failure)}` : '*not done.*';
    case 'pending':
    case 'sending':
      return delivery.failure
        ? `not yet, will be tried again. ${failureWords(delivery.failure)}`
        : 'waiting to be sent';
  }
}
