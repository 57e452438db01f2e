import type { Reminder } from '../../call/ports/slack.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import { callLinksFallbackText } from '../../slack/block-kit/call-links.js';
import { limits } from '../../slack/block-kit/limits.js';
import { escapeMrkdwn, linesWithin } from '../../slack/block-kit/text.js';
import { commandsOf, headlineOf, instructionOf, linksOf, movedScheduleOf, openItemsOf } from './format-reminder.js';

/**
 * The whole reminder as one text, for screen readers and for notifications. Slack cannot put a notification into the
 * reader's time, so a person reads the time where they are.
 */
export function reminderFallbackText(reminder: Reminder): string {
  const { call, reader } = reminder;
  const zone = reader.kind === 'person' ? reader.timeZone : undefined;
  const open = reader.kind === 'person' ? openItemsOf(reminder, reader) : undefined;
  const moved = movedScheduleOf(reminder);
  const words = [
    `${headlineOf(reminder)}. ${describeInZone(call.time, zone)}.`,
    instructionOf(reminder),
    commandsOf(reminder),
    moved,
    open?.title,
    ...(open?.items ?? []).map((item) => `• ${item}`),
  ].filter((line) => line !== undefined);
  const links = callLinksFallbackText(call.fields, linksOf(reminder));
  return linesWithin([...words.map(escapeMrkdwn), ...links], limits.messageText);
}
