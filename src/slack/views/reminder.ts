import type { KnownBlock, RichTextSection } from '@slack/types';
import type { Reminder, ReminderReader } from '../../application/ports/slack.js';
import { describeInZone } from '../../domain/schedule/describe-in-zone.js';
import { command } from '../identifiers.js';
import { type CallLink, renderCallLinks } from './call-links.js';
import { limits } from './limits.js';
import { readersTime } from './moment.js';
import type { RenderedMessage } from './rendered-message.js';
import { escapeMrkdwn, mrkdwn, plain, shorten } from './text.js';
import { timeLeft } from './time-left.js';

const mostItems = 15;
const longestItem = 150;

/**
 * A reminder. In a channel it says when the call is and how to join; a person also reads what is still open, and in the
 * notification, which Slack cannot put into their time, the time where they are.
 */
export function renderReminder(reminder: Reminder): RenderedMessage {
  const { call, reader } = reminder;
  const zone = reader.kind === 'person' ? reader.timeZone : undefined;
  const headline = headlineOf(reminder);
  const name = shorten(call.fields.name, limits.header);
  const spoken = `${headline}: ${name}. ${describeInZone(call.time, zone)}. ${whatToDo(reminder) ?? ''}`;
  return {
    text: escapeMrkdwn(spoken.trim()),
    blocks: [
      { type: 'section', text: mrkdwn(`*${escapeMrkdwn(`${headline}: ${name}`)}*\n${when(reminder)}`) },
      ...instruction(reminder),
      ...(reader.kind === 'person' ? personal(reminder, reader) : []),
      ...renderCallLinks(call.fields, linksOf(reminder)),
    ],
  };
}

type Phase = 'before' | 'end' | 'morning';

function phaseOf(occasion: string): Phase {
  if (occasion === 'end') return 'end';
  return occasion.startsWith('morning') ? 'morning' : 'before';
}

function headlineOf({ call, occasion, now }: Reminder): string {
  const left = call.time.instant - now;
  switch (phaseOf(occasion)) {
    case 'before':
      return left > 0 || timeLeft(left) === 'now' ? `Starts ${timeLeft(left)}` : `Started ${timeLeft(left)}`;
    case 'end':
      return 'This call should be over';
    case 'morning':
      return 'The summary of this call is still to be posted';
  }
}

function when({ call }: Reminder): string {
  return `${readersTime(call.time)} (in the call’s zone: ${escapeMrkdwn(describeInZone(call.time))})`;
}

function whatToDo({ occasion }: Reminder): string | undefined {
  switch (phaseOf(occasion)) {
    case 'before':
      return undefined;
    case 'end':
      return 'Write each task’s outcome and duration into the runbook, then tell the channels how it ended and tick the post-call item.';
    case 'morning':
      return 'Tell the channels how it ended and tick the post-call item in the runbook; then this reminder stops.';
  }
}

function instruction(reminder: Reminder): readonly KnownBlock[] {
  const words = whatToDo(reminder);
  return words ? [{ type: 'section', text: plain(words, limits.section) }] : [];
}

function personal(reminder: Reminder, reader: ReminderReader): readonly KnownBlock[] {
  const blocks: KnownBlock[] = [];
  if (reader.otherSchedule !== undefined)
    blocks.push(movedSchedule(reader.otherSchedule, reminder.call.fields.runbook.text));
  if (phaseOf(reminder.occasion) === 'before') blocks.push(openItems(reader.openItems));
  return blocks;
}

function movedSchedule(schedule: string, reference: string): KnownBlock {
  const words = `The runbook now says “${shorten(schedule, limits.header)}” for its schedule, but the call was announced for the time above. If it has moved, type ${command} announce ${reference} and update the posts; the reminders move with them.`;
  return { type: 'section', text: plain(words, limits.section) };
}

function openItems(items: readonly string[] | undefined): KnownBlock {
  if (items === undefined) return context('What is still open in the pre-call checklist stands in the runbook.');
  if (items.length === 0) return context('Every item of the pre-call checklist is done or explained.');
  const shown = items.slice(0, mostItems).map(listItem);
  const hidden = items.length - shown.length;
  const title = 'Still open in the pre-call checklist:';
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: title, style: { bold: true } }] },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: hidden > 0 ? [...shown, listItem(`… and ${hidden} more`)] : shown,
      },
    ],
  };
}

function listItem(text: string): RichTextSection {
  // Slack refuses an empty text, and an item may have none.
  return { type: 'rich_text_section', elements: [{ type: 'text', text: shorten(text, longestItem) || '(no text)' }] };
}

function context(words: string): KnownBlock {
  return { type: 'context', elements: [plain(words, limits.contextText)] };
}

/** Who is reminded at the end wants the runbook first, and the meeting no more. */
function linksOf({ occasion }: Reminder): readonly CallLink[] {
  return phaseOf(occasion) === 'before' ? ['meeting', 'runbook'] : ['runbook'];
}
