import type { Call } from '../../call/call.js';
import type { Job, JobPlan } from '../../call/jobs/job.js';
import { isInPolicy } from '../../call/reminders/is-in-policy.js';
import { reminderDeliveries } from '../../call/reminders/reminder-jobs.js';
import type { ReminderPolicy } from '../../call/reminders/reminder-policy.js';

/**
 * The reminders of a call by a policy that it was not planned with: those that are still to come. What is due already and
 * was not sent yet stays as it is if this policy has it as well, and every other reminder is taken back.
 * @param pending the call's pending reminders
 * @param now milliseconds since the epoch
 */
export function planRemindersAnew(call: Call, policy: ReminderPolicy, pending: readonly Job[], now: number): JobPlan {
  const due = pending.filter((job) => job.dueAt <= now && isStillMeant(job, call, policy));
  const dueKeys = new Set(due.map(({ key }) => key));
  const toCome = reminderDeliveries(call, policy, now).filter(({ key }) => !dueKeys.has(key));
  return { jobs: [...due, ...toCome], cancels: { kinds: ['reminder'], dueAfter: 0 } };
}

function isStillMeant({ payload }: Job, call: Call, policy: ReminderPolicy): boolean {
  return (
    payload.kind === 'reminder' &&
    payload.instant === call.time.instant &&
    !call.recording.completion &&
    isInPolicy(policy, call, payload)
  );
}
