import { type Channels, channelFor } from '../../call/channels.js';
import type { JobPayload } from '../../call/jobs/job.js';
import type { Product } from '../../call/product.js';
import { channelMention } from '../../slack/block-kit/format-channel-check.js';

/** What a job is, for people, in mrkdwn. */
export function deliveryName(content: JobPayload, product: Product, channels: Channels): string {
  switch (content.kind) {
    case 'announcement':
      return `Post in ${channelMention(channelFor(channels, product, content.audience))}`;
    case 'announcement-update':
    case 'meeting-link-removal':
      return `Update of the post in ${channelMention(channelFor(channels, product, content.audience))}`;
    case 'issue-edit':
      return 'Edit of the runbook';
    case 'record':
      return 'Comment on the runbook';
    case 'reminder':
      return content.to.kind === 'person'
        ? `Reminder to <@${content.to.slackId}>`
        : `Reminder in ${channelMention(channelFor(channels, product, content.to.audience))}`;
    case 'failure-notice':
      return 'Notice of a failure';
    case 'drift-notice':
      return 'Notice that the runbook has changed';
    case 'public-notice':
      return 'Notice that the runbook is public';
    case 'access-notice':
      return `Notice to <@${content.slackId}> that they cannot see the runbook`;
    case 'access-report':
      return 'Notice of who cannot see the runbook';
    case 'result-notice':
      return `Message to <@${content.slackId}> about the result`;
    case 'run-panel':
      return `Run panel of <@${content.slackId}>`;
    case 'run-panel-update':
      return `Update of the run panel of <@${content.slackId}>`;
    case 'progress':
      return `Progress line in ${channelMention(channelFor(channels, product, content.audience))}`;
    case 'progress-update':
      return `Update of the progress line in ${channelMention(channelFor(channels, product, content.audience))}`;
    case 'summary':
      return `Summary in ${channelMention(channelFor(channels, product, content.audience))}`;
    case 'summary-update':
      return `Update of the summary in ${channelMention(channelFor(channels, product, content.audience))}`;
    case 'correction':
      return `Correction in ${channelMention(channelFor(channels, product, content.audience))}`;
    case 'close-issue':
      return 'Closing of the issue';
  }
}
