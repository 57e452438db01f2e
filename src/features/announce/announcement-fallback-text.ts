import type { Audience } from '../../call/call.js';
import { productNames } from '../../call/product.js';
import type { Attendee } from '../../call/safe-fields/safe-fields.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import { callLinksFallbackText } from '../../slack/block-kit/call-links.js';
import { announcementLimits, limits } from '../../slack/block-kit/limits.js';
import { readersTime } from '../../slack/block-kit/moment.js';
import { escapeMrkdwn, escapeTruncated, linesWithin } from '../../slack/block-kit/text.js';
import { type AnnouncementText, announcedLinks, titleOf, whereTheRestIs } from './format-announcement.js';

/**
 * The whole announcement as one mrkdwn text. Screen readers read this instead of the blocks, and notifications show its
 * beginning, so it says everything that the blocks say, the most urgent first.
 */
export function announcementFallbackText(words: AnnouncementText, audience: Audience): string {
  const { fields, time, product, announcedBy } = words;
  const contacts = fields.gitlabContacts.map(fallbackAttendee).filter((contact) => contact !== '');
  const lines = [
    escapeTruncated(titleOf(fields, words.recording?.completion), limits.header),
    time ? `When: ${readersTime(time)} (your time)` : 'When: not chosen yet',
    time ? `In the call’s zone: ${escapeMrkdwn(describeInZone(time))}` : '',
    `DRI: ${fallbackName(fields.dri) || 'not named'}`,
    audience === 'managers' && product ? `Product: ${productNames[product]}` : '',
    ...callLinksFallbackText(fields, announcedLinks(words)),
    escapeTruncated(fields.description, announcementLimits.fallbackDescription),
    `Announced by <@${announcedBy.slackId}>. ${whereTheRestIs}`,
    ...contacts.map((contact) => `For GitLab: ${contact}`),
  ];
  return linesWithin(
    lines.filter((line) => line !== ''),
    limits.messageText,
  );
}

function fallbackAttendee(attendee: Attendee): string {
  const role = attendee.role === '' ? '' : `(${escapeTruncated(attendee.role, announcementLimits.attendee)})`;
  return [fallbackName(attendee), role].filter((part) => part !== '').join(' ');
}

function fallbackName(attendee: Attendee): string {
  return attendee.slackId ? `<@${attendee.slackId}>` : escapeTruncated(attendee.name, announcementLimits.attendee);
}
