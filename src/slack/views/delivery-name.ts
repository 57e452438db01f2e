import { type Channels, channelFor } from '../../domain/call/channels.js';
import type { DeliveryContent } from '../../domain/call/delivery.js';
import type { Product } from '../../domain/call/product.js';
import { escapeMrkdwn } from './text.js';

/** What a delivery is, for people, in mrkdwn. */
export function deliveryName(content: DeliveryContent, product: Product, channels: Channels): string {
  switch (content.kind) {
    case 'announcement':
      return `Post in ${escapeMrkdwn(channelFor(channels, product, content.audience))}`;
    case 'announcement-update':
      return `Update of the post in ${escapeMrkdwn(channelFor(channels, product, content.audience))}`;
    case 'issue-edit':
      return 'Edit of the runbook';
    case 'record':
      return 'Comment on the runbook';
    case 'reminder':
      return content.to.kind === 'person'
        ? `Reminder to <@${content.to.slackId}>`
        : `Reminder in ${escapeMrkdwn(channelFor(channels, product, content.to.audience))}`;
    case 'failure-notice':
      return 'Notice of a failure';
  }
}
