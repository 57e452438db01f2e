import type { Call } from '../../call/call.js';
import type { ChannelName } from '../../call/channels.js';
import { safeLink } from '../../call/safe-fields/safe-link.js';
import { safeInline } from '../../runbook/safe-text.js';
import { inBothZones } from './in-both-zones.js';
import { recordOfCompletion } from './record-of-completion.js';

/** One place where the call was announced, or where its summary stands. */
export interface Announcement {
  readonly channel: ChannelName;
  readonly permalink: string;
}

/** What the comment is found by; readers do not see it. */
export function recordMarker(call: Pick<Call, 'id'>): string {
  return `<!-- runbook-calls:record:${call.id} -->`;
}

/**
 * The comment that keeps on the issue what Slack forgets: who announced the call, when, for what time, and where; and once
 * it is completed, how it ended and where its summary stands.
 * What people typed is put in so that it notifies nobody and runs no quick action.
 */
export function renderRecordComment(
  call: Call,
  announcements: readonly Announcement[],
  summaries: readonly Announcement[],
): string {
  const { completion } = call.recording;
  const ending = completion
    ? [...recordOfCompletion(completion, call.time.zone), ...linksTo('Summary', summaries), '']
    : [];
  return [
    `Announced in Slack by ${safeInline(call.announcedBy.name)}.`,
    '',
    `- Announced: ${inBothZones({ instant: call.announcedAt, zone: call.time.zone })}`,
    `- Call: ${inBothZones(call.time)}`,
    ...linksTo('Post', announcements),
    '',
    ...ending,
    recordMarker(call),
  ].join('\n');
}

function linksTo(label: string, posts: readonly Announcement[]): readonly string[] {
  return posts.map(({ channel, permalink }) => `- ${label}: ${safeLink(channel, permalink)}`);
}
