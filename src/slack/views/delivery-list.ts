import type { KnownBlock } from '@slack/types';
import type { AnnouncedCall } from '../../application/announced-call.js';
import { type Audience, audiences } from '../../domain/call/call.js';
import { type Channels, channelFor } from '../../domain/call/channels.js';
import type { Delivery } from '../../domain/call/delivery.js';
import { actionIds } from '../identifiers.js';
import { failureWords } from './failure-words.js';
import { limits } from './limits.js';
import { readersTime } from './moment.js';
import { escapeMrkdwn, link, mrkdwn, plain, shorten } from './text.js';

/** Where an announced call stands: each post with its address, each promise that is open or has failed. */
export function renderDeliveries(announced: AnnouncedCall, channels: Channels): readonly KnownBlock[] {
  const { call, deliveries } = announced;
  const lines = [
    `Announced by <@${call.announcedBy.slackId}>, ${readersTime({ instant: call.announcedAt, zone: 'UTC' })}.`,
    ...audiences.map((audience) => postLine(announced, channels, audience)),
    ...deliveries.filter((delivery) => delivery.content.kind !== 'announcement').map(otherLine),
  ].filter((line) => line !== '');
  const failed = deliveries.some((delivery) => delivery.state === 'failed');
  return [{ type: 'section', text: mrkdwn(shorten(lines.join('\n'), limits.section)) }, ...(failed ? [tryAgain] : [])];
}

const tryAgain: KnownBlock = {
  type: 'actions',
  elements: [
    { type: 'button', style: 'primary', action_id: actionIds.retryFailed, text: plain('Try again', limits.buttonText) },
  ],
};

function postLine(announced: AnnouncedCall, channels: Channels, audience: Audience): string {
  const channel = escapeMrkdwn(channelFor(channels, announced.call.product, audience));
  const post = announced.posts.find((each) => each.audience === audience);
  if (post) return `• *${channel}*: ${link(post.permalink, 'see the post')}`;
  const delivery = announced.deliveries.find(
    ({ content }) => content.kind === 'announcement' && content.audience === audience,
  );
  return `• *${channel}*: ${stateWords(delivery)}`;
}

function otherLine(delivery: Delivery): string {
  const name = nameOf(delivery);
  return delivery.state === 'sent' ? '' : `• ${name}: ${stateWords(delivery)}`;
}

function nameOf(delivery: Delivery): string {
  switch (delivery.content.kind) {
    case 'announcement':
    case 'announcement-update':
      return 'Update of the post';
    case 'issue-edit':
      return 'Edit of the runbook';
    case 'record':
      return 'Comment on the runbook';
  }
}

function stateWords(delivery: Delivery | undefined): string {
  if (!delivery) return 'not planned';
  switch (delivery.state) {
    case 'sent':
      return 'done';
    case 'failed':
      return `*not done.* ${delivery.failure ? failureWords(delivery.failure) : ''}`;
    case 'pending':
    case 'sending':
      return delivery.failure
        ? `not yet, will be tried again. ${failureWords(delivery.failure)}`
        : 'waiting to be sent';
  }
}
