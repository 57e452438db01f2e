import { isWorkingTime, lastWorkingHourBefore } from '../../schedule/working-hours.js';
import { eachOnce, type Recipient, workOf } from '../people/recipient.js';
import { nextMorning } from './next-morning.js';
import { type PlannedReminder, plannedEnd, type TimedCall } from './planned-reminder.js';
import { formatWhen, inOrder, type ReminderPolicy, type ReminderRule } from './reminder-policy.js';

type Addressee = { readonly kind: 'channels' } | { readonly kind: 'person'; readonly person: Recipient };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONG_LEAD_MINUTES = 4 * 60;

/**
 * Every reminder of a call that is still to come at `now` (milliseconds since the epoch), in the order in which they are
 * due. Of the DRI's mornings only the first is planned; `nextMorning` gives the next one when that has been sent.
 *
 * | reminder | due | expires |
 * |---|---|---|
 * | lead, to the channels | that much time before the start | at the start |
 * | lead under 4 h, to a person | the same | at the start |
 * | lead from 4 h, to a person | the same, or moved earlier into their working hours | at the start |
 * | start (lead 0) | at the start | 15 minutes later |
 * | end | at the planned end | 12 hours later |
 * | morning | at the start of the DRI's working day | when that working day ends |
 *
 * Whatever the table says, a reminder expires when the next one to the same addressee is due. One that would be overtaken
 * in this way before or when it is due itself is not planned: where 48 h and 24 h before a Monday's call both move to
 * Friday afternoon, one message is enough.
 *
 * A lead is time that passes, not a difference between clock readings: 24h before a call on the morning after the clocks
 * change is 24 hours before it, since it says how long there is left to prepare.
 */
export function planReminders(
  call: TimedCall,
  people: readonly Recipient[],
  policy: ReminderPolicy,
  now: number,
): readonly PlannedReminder[] {
  const persons = eachOnce(people).map((person) => ({ kind: 'person', person }) as const);
  return [{ kind: 'channels' } as const, ...persons]
    .map((to) => inOrder(policy).flatMap((rule) => reminderOf(call, rule, to, now) ?? []))
    .flatMap(eachUntilTheNext)
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

function reminderOf(call: TimedCall, rule: ReminderRule, to: Addressee, now: number): PlannedReminder | undefined {
  if (!isFor(rule, to)) return undefined;
  if (rule.when === 'mornings') return to.kind === 'person' ? nextMorning(call, to.person, now) : undefined;
  const at = rule.when === 'end' ? plannedEnd(call) : call.time.instant - rule.when * MINUTE;
  if (at < now) return undefined;
  const name = rule.when === 0 ? 'start' : formatWhen(rule.when);
  const dueAt = isLongLead(rule) && to.kind === 'person' ? inWorkingHours(at, call, to.person, now) : at;
  return { name, dueAt, expiresAt: lastMoment(call, rule.when), to: addressOf(to) };
}

/** What follows the call is the DRI's to do; contacts only prepare for it and attend. */
function isFor({ when, to }: ReminderRule, addressee: Addressee): boolean {
  if (addressee.kind === 'channels') return to !== 'dm';
  return to !== 'channels' && (typeof when === 'number' || addressee.person.role === 'dri');
}

function isLongLead({ when }: ReminderRule): boolean {
  return typeof when === 'number' && when >= LONG_LEAD_MINUTES;
}

/**
 * `at`, or the last working hour before it when it is outside the person's working hours. When that hour has already
 * begun, then `now` as long as they are still at work; else there is no good moment left, and it stays where it was.
 */
function inWorkingHours(at: number, call: TimedCall, person: Recipient, now: number): number {
  const { hours, zone } = workOf(person, call.time.zone);
  if (isWorkingTime(at, hours, zone)) return at;
  const moved = lastWorkingHourBefore(at, hours, zone);
  if (moved === undefined) return at;
  if (moved >= now) return moved;
  return isWorkingTime(now, hours, zone) ? now : at;
}

function lastMoment(call: TimedCall, when: number | 'end'): number {
  if (when === 'end') return plannedEnd(call) + 12 * HOUR;
  return when === 0 ? call.time.instant + 15 * MINUTE : call.time.instant;
}

/** `reminders` are those to one addressee, in the order of the policy. */
function eachUntilTheNext(reminders: readonly PlannedReminder[]): readonly PlannedReminder[] {
  return reminders.flatMap((reminder, index) => {
    const later = reminders.slice(index + 1).map(({ dueAt }) => dueAt);
    const expiresAt = Math.min(reminder.expiresAt, ...later);
    return expiresAt > reminder.dueAt ? [{ ...reminder, expiresAt }] : [];
  });
}

function addressOf(to: Addressee): PlannedReminder['to'] {
  return to.kind === 'channels' ? to : { kind: 'person', slackId: to.person.slackId };
}
