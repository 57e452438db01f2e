import type { Audience } from '../../domain/call/call.js';
import { productNames } from '../../domain/call/product.js';
import type { Attendee } from '../../domain/call/safe-fields.js';
import { describeInZone } from '../../domain/schedule/describe-in-zone.js';
import { type AnnouncementWords, announcedLinks, titleOf, whereTheRestIs } from './announcement-words.js';
import { spokenCallLinks } from './call-links.js';
import { announcementLimits, limits } from './limits.js';
import { readersTime } from './moment.js';
import { escapeMrkdwn, linesWithin, shorten } from './text.js';

/**
 * The whole announcement as one mrkdwn text. Screen readers read this instead of the blocks, and notifications show its
 * beginning, so it says everything that the blocks say, the most urgent first.
 */
export function renderSpokenAnnouncement(words: AnnouncementWords, audience: Audience): string {
  const { fields, time, product, announcedBy } = words;
  const contacts = fields.gitlabContacts.map(spokenAttendee).filter((contact) => contact !== '');
  const lines = [
    spoken(titleOf(fields, words.recording?.completion), limits.header),
    time ? `When: ${readersTime(time)} (your time)` : 'When: not chosen yet',
    time ? `In the call’s zone: ${escapeMrkdwn(describeInZone(time))}` : '',
    `DRI: ${spokenName(fields.dri) || 'not named'}`,
    audience === 'managers' && product ? `Product: ${productNames[product]}` : '',
    ...spokenCallLinks(fields, announcedLinks(words)),
    spoken(fields.description, announcementLimits.spokenDescription),
    `Announced by <@${announcedBy.slackId}>. ${whereTheRestIs}`,
    ...contacts.map((contact) => `For GitLab: ${contact}`),
  ];
  return linesWithin(
    lines.filter((line) => line !== ''),
    limits.messageText,
  );
}

function spokenAttendee(attendee: Attendee): string {
  const role = attendee.role === '' ? '' : `(${spoken(attendee.role, announcementLimits.attendee)})`;
  return [spokenName(attendee), role].filter((part) => part !== '').join(' ');
}

function spokenName(attendee: Attendee): string {
  return attendee.slackId ? `<@${attendee.slackId}>` : spoken(attendee.name, announcementLimits.attendee);
}

/** Shortened first, so that no escape is cut in half. */
function spoken(text: string, limit: number): string {
  return escapeMrkdwn(shorten(text, limit));
}
