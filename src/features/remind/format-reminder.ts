import type { ChannelReader, Relocated, Reminder, ReminderReader } from '../../call/ports/slack.js';
import { weekdayAndTime } from '../../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import type { CallLink } from '../../slack/block-kit/call-links.js';
import { limits } from '../../slack/block-kit/limits.js';
import { truncate } from '../../slack/block-kit/text.js';
import { command } from '../../slack/identifiers.js';
import { timeLeft } from './time-left.js';

const mostItems = 15;
const longestItem = 150;

type Phase = 'before' | 'end' | 'morning';

function phaseOf(occasion: string): Phase {
  if (occasion === 'end') return 'end';
  return occasion.startsWith('morning') ? 'morning' : 'before';
}

/** What is to be known first, e.g. `Starts in 1 hour: Acme - Enforce 2FA`, `Starts Thursday, 8:30 AM: …`. */
export function headlineOf({ call, occasion, now, reader }: Reminder): string {
  const words: Readonly<Record<Phase, string>> = {
    before: formatStart(startOf(call.time, now, reader), reader.hasMoved),
    end: 'Planned end reached',
    morning: 'Summary missing',
  };
  return `${words[phaseOf(occasion)]}: ${truncate(call.fields.name, limits.header)}`;
}

/** From when on a day and a time say more than a number of hours, and until when a weekday means one day only. */
const [firstByDay, lastByDay] = [12 * 60 * 60_000, 6 * 24 * 60 * 60_000];

/** A channel's readers share no clock, so they read how long it is until then. */
function startOf(time: ScheduledTime, now: number, reader: ChannelReader | ReminderReader): string {
  const left = time.instant - now;
  const zone = reader.kind === 'person' ? reader.timeZone : undefined;
  return zone !== undefined && left >= firstByDay && left <= lastByDay ? weekdayAndTime(time, zone) : timeLeft(left);
}

/** A start that the runbook no longer says is only what was announced. */
function formatStart(left: string, hasMoved: boolean): string {
  if (hasMoved) return `Announced to start ${left}`;
  return `${left.endsWith('ago') ? 'Started' : 'Starts'} ${left}`;
}

/** What the reader should do now, beside being there. */
export function instructionOf(reminder: Reminder): string | undefined {
  const { occasion, reader } = reminder;
  if (reader.relocated) return formatRelocated(reminder, reader.relocated);
  const words: Readonly<Record<Phase, string | undefined>> = {
    before: undefined,
    end: 'Record missing outcomes, then complete the call to post the summary.',
    morning: 'Record missing outcomes, then complete the call to post the summary. This reminder stops then.',
  };
  return words[phaseOf(occasion)];
}

/** The same as commands, for the fallback text: a notification on a lock screen has no buttons. */
export function commandsOf(reminder: Reminder): string | undefined {
  if (reminder.reader.relocated || phaseOf(reminder.occasion) === 'before') return undefined;
  const issue = truncate(reminder.call.fields.runbook.text, limits.header);
  return `Type ${command} outcomes ${issue}, then ${command} complete ${issue}.`;
}

/** What follows from a move of the issue: the app writes nothing into the old one, and knows the new one as no call's yet. */
function formatRelocated({ occasion }: Reminder, { to }: Relocated): string {
  const place = to ? truncate(to.text, limits.header) : 'another project';
  const words: Readonly<Record<Phase, string>> = {
    before: `The runbook moved to ${place}. The DRI has been asked to announce the call from there.`,
    end: `The runbook moved to ${place}, so nothing can be recorded here. Announce the call from there, then record outcomes and complete it.`,
    morning: `The runbook moved to ${place}, so the call can’t be completed here. Write the outcomes in the new issue and tell the channels how the call ended. This is the last reminder.`,
  };
  return words[phaseOf(occasion)];
}

/** That the runbook says another time by now; which one, only for a person who may see it and can update the posts. */
export function movedScheduleOf({ call, reader }: Reminder): string | undefined {
  if (!reader.hasMoved) return undefined;
  if (reader.kind === 'channel' || reader.otherSchedule === undefined)
    return 'The time in the runbook changed. The DRI has been asked to confirm it.';
  const { otherSchedule } = reader;
  const now =
    otherSchedule === ''
      ? 'The runbook no longer has a time.'
      : `New time in the runbook: “${truncate(otherSchedule, limits.header)}”.`;
  return `${now} The call is announced for the time above. To move it, type ${command} announce ${call.fields.runbook.text} and update the posts; the reminders move with them.`;
}

const withoutGitLab = 'GitLab did not answer in time. Open checklist items and the meeting link are in the runbook.';

/** What is open in the pre-call checklist: a title, and the items if there are any to show. */
export interface OpenItems {
  readonly title: string;
  readonly items: readonly string[];
}

/** `undefined` where it is of no use any more. */
export function openItemsOf(
  { occasion }: Reminder,
  { openItems, access, relocated }: ReminderReader,
): OpenItems | undefined {
  if (phaseOf(occasion) !== 'before' || relocated) return undefined;
  if (access === 'unknown') return { title: withoutGitLab, items: [] };
  const named = openItems?.map((item) => truncate(item.trim(), longestItem)).filter((item) => item !== '');
  if (named === undefined) return { title: 'Open pre-call items are in the runbook.', items: [] };
  if (named.length === 0) return { title: 'Pre-call checklist complete.', items: [] };
  const hidden = named.length - mostItems;
  const items = hidden > 0 ? [...named.slice(0, mostItems), `… and ${hidden} more`] : named;
  return { title: 'Open in the pre-call checklist:', items };
}

/**
 * Who is reminded at the end wants the runbook, and the meeting no more. How to join is not for somebody of whom GitLab did
 * not say whether they may see the runbook.
 */
export function linksOf({ occasion, reader }: Reminder): readonly CallLink[] {
  const mayJoin = reader.kind === 'channel' ? reader.mayJoin : reader.access === 'granted';
  return phaseOf(occasion) === 'before' && mayJoin ? ['meeting', 'runbook'] : ['runbook'];
}

/** Buttons that fit what the call is at: outcomes from its start on, the completion when it should be over. */
export type RecordingButton = 'outcomes' | 'complete';

export function recordingButtonsOf({ call, occasion, now, reader }: Reminder): readonly RecordingButton[] {
  if (reader.relocated) return [];
  if (phaseOf(occasion) !== 'before') return ['outcomes', 'complete'];
  return occasion === 'start' || now >= call.time.instant ? ['outcomes'] : [];
}
