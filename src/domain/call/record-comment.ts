import { safeInline } from '../runbook/safe-text.js';
import { describeInZone } from '../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../schedule/scheduled-time.js';
import type { Call } from './call.js';
import type { ChannelName } from './channels.js';

/** One place where the call was announced. */
export interface Announcement {
  readonly channel: ChannelName;
  readonly permalink: string;
}

/** What the comment is found by; readers do not see it. */
export function recordMarker(call: Pick<Call, 'id'>): string {
  return `<!-- runbook-calls:record:${call.id} -->`;
}

/**
 * The comment that keeps on the issue what Slack forgets: who announced the call, when, for what time, and where.
 * What people typed is put in so that it notifies nobody and runs no quick action.
 */
export function renderRecordComment(call: Call, announcements: readonly Announcement[]): string {
  const announcedAt: ScheduledTime = { instant: call.announcedAt, zone: call.time.zone };
  return [
    `This call was announced in Slack by ${safeInline(call.announcedBy.name)}.`,
    '',
    `- Announced: ${inBothZones(announcedAt)}`,
    `- Call: ${inBothZones(call.time)}`,
    ...announcements.map(({ channel, permalink }) => `- Post: ${linkTo(channel, permalink)}`),
    '',
    recordMarker(call),
  ].join('\n');
}

function inBothZones(time: ScheduledTime): string {
  const utc = describeInZone(time, 'UTC');
  return time.zone === 'UTC' ? utc : `${describeInZone(time)}, which is ${utc}`;
}

/** An address that could end the link early, or is none, is shown instead of followed. */
function linkTo(channel: ChannelName, permalink: string): string {
  const name = safeInline(channel);
  return /^https?:\/\/[^\s<>()\\]+$/.test(permalink) ? `[${name}](${permalink})` : `${name} (${safeInline(permalink)})`;
}
