import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Reminder } from '../../call/ports/slack.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import { renderCallLinks } from '../../slack/block-kit/call-links.js';
import { completeButton, outcomesButton } from '../../slack/block-kit/issue-button.js';
import { limits } from '../../slack/block-kit/limits.js';
import { readersTime } from '../../slack/block-kit/moment.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { escapeMrkdwn, mrkdwn, plain } from '../../slack/block-kit/text.js';
import { titledList } from '../../slack/block-kit/titled-list.js';
import {
  headlineOf,
  instructionOf,
  linksOf,
  movedScheduleOf,
  type OpenItems,
  openItemsOf,
  recordingButtonsOf,
} from './format-reminder.js';
import { reminderFallbackText } from './reminder-fallback-text.js';

/** A reminder. In a channel it says when the call is and how to join; a person also reads what is still open. */
export function renderReminder(reminder: Reminder): RenderedMessage {
  const { call, reader } = reminder;
  const open = reader.kind === 'person' ? openItemsOf(reminder, reader) : undefined;
  const moved = movedScheduleOf(reminder);
  return renderedMessage({
    text: reminderFallbackText(reminder),
    blocks: [
      { type: 'section', text: mrkdwn(`*${escapeMrkdwn(headlineOf(reminder))}*\n${when(reminder)}`) },
      ...section(instructionOf(reminder)),
      ...section(moved),
      ...(open ? [openItems(open)] : []),
      ...renderCallLinks(call.fields, linksOf(reminder)),
      ...recordingButtons(reminder),
    ],
  });
}

function recordingButtons(reminder: Reminder): readonly ActionsBlock[] {
  const { issue } = reminder.call;
  const buttons = recordingButtonsOf(reminder).map((button) =>
    button === 'outcomes' ? outcomesButton(issue, 'Record outcomes') : completeButton(issue, 'Complete the call'),
  );
  return buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
}

function when({ call }: Reminder): string {
  return `${readersTime(call.time)} (in the call’s zone: ${escapeMrkdwn(describeInZone(call.time))})`;
}

function section(words: string | undefined): readonly KnownBlock[] {
  return words ? [{ type: 'section', text: plain(words, limits.section) }] : [];
}

function openItems({ title, items }: OpenItems): KnownBlock {
  return items.length === 0
    ? { type: 'context', elements: [plain(title, limits.contextText)] }
    : titledList(title, items);
}
