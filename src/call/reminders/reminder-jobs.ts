import { audiences, type Call } from '../call.js';
import type { NewJob, ReminderAddress } from '../jobs/job.js';
import { announcementKey, channelQueue, directQueue, jobKey, startInKey } from '../jobs/job-keys.js';
import { planReminders } from './plan-reminders.js';
import type { PlannedReminder } from './planned-reminder.js';
import type { ReminderPolicy } from './reminder-policy.js';

/**
 * The reminders of a call that are still to come at `now` (milliseconds since the epoch), as promises. A completed call
 * has none: they prepare for it and ask for its summary.
 */
export function reminderDeliveries(call: Call, policy: ReminderPolicy, now: number): readonly NewJob[] {
  if (call.recording.completion) return [];
  return planReminders(call, call.recipients, policy, now).flatMap((reminder) => reminderDelivery(call, reminder));
}

/**
 * One reminder as promises: a message to a person, or a reply under each announcement, which must stand first. The key
 * holds the start that is reminded of: planned again for the same start it is the same promise, for another start it is
 * another.
 */
export function reminderDelivery(call: Call, reminder: PlannedReminder): readonly NewJob[] {
  const { to } = reminder;
  if (to.kind === 'person') {
    return [promise(call, reminder, to, { queue: directQueue(to.slackId), prerequisites: [] })];
  }
  return audiences.map((audience) =>
    promise(
      call,
      reminder,
      { kind: 'audience', audience },
      { queue: channelQueue(call, audience), prerequisites: [announcementKey(call, audience)] },
    ),
  );
}

function promise(
  call: Call,
  { name, dueAt, expiresAt }: PlannedReminder,
  to: ReminderAddress,
  way: Pick<NewJob, 'queue' | 'prerequisites'>,
): NewJob {
  const { instant } = call.time;
  const addressee = to.kind === 'person' ? to.slackId : to.audience;
  return {
    key: jobKey(call, `reminder ${name} of ${startInKey(call)} · ${addressee}`),
    dueAt,
    expiresAt,
    payload: { kind: 'reminder', occasion: name, to, instant },
    ...way,
  };
}
