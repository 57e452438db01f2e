import { planReminders } from '../reminders/plan-reminders.js';
import type { PlannedReminder } from '../reminders/planned-reminder.js';
import type { ReminderPolicy } from '../reminders/reminder-policy.js';
import { audiences, type Call } from './call.js';
import type { PlannedDelivery, ReminderAddress } from './delivery.js';
import { announcementKey, channelLane, directLane, promiseKey, startInKey } from './delivery-keys.js';

/**
 * The reminders of a call that are still to come at `now` (milliseconds since the epoch), as promises. A completed call
 * has none: they prepare for it and ask for its summary.
 */
export function reminderDeliveries(call: Call, policy: ReminderPolicy, now: number): readonly PlannedDelivery[] {
  if (call.recording.completion) return [];
  return planReminders(call, call.recipients, policy, now).flatMap((reminder) => reminderDelivery(call, reminder));
}

/**
 * One reminder as promises: a message to a person, or a reply under each announcement, which must stand first. The key
 * holds the start that is reminded of: planned again for the same start it is the same promise, for another start it is
 * another.
 */
export function reminderDelivery(call: Call, reminder: PlannedReminder): readonly PlannedDelivery[] {
  const { to } = reminder;
  if (to.kind === 'person') {
    return [promise(call, reminder, to, { lane: directLane(to.slackId), after: [] })];
  }
  return audiences.map((audience) =>
    promise(
      call,
      reminder,
      { kind: 'audience', audience },
      { lane: channelLane(call, audience), after: [announcementKey(call, audience)] },
    ),
  );
}

function promise(
  call: Call,
  { name, dueAt, expiresAt }: PlannedReminder,
  to: ReminderAddress,
  way: Pick<PlannedDelivery, 'lane' | 'after'>,
): PlannedDelivery {
  const { instant } = call.time;
  const addressee = to.kind === 'person' ? to.slackId : to.audience;
  return {
    key: promiseKey(call, `reminder ${name} of ${startInKey(call)} · ${addressee}`),
    dueAt,
    expiresAt,
    content: { kind: 'reminder', occasion: name, to, instant },
    ...way,
  };
}
