import type { Call } from '../call.js';
import type { JobPayload } from '../jobs/job.js';
import { formatWhen, type ReminderPolicy, type ReminderRule } from './reminder-policy.js';

type Reminder = Extract<JobPayload, { kind: 'reminder' }>;

/** Whether a policy has such a reminder for such a reader. */
export function isInPolicy(
  policy: ReminderPolicy,
  call: Pick<Call, 'recipients'>,
  { occasion, to }: Reminder,
): boolean {
  const rule = policy.find((each) => isOccasionOf(each, occasion));
  if (!rule) return false;
  if (to.kind === 'audience') return rule.to !== 'dm';
  const isDri = call.recipients.some(({ slackId, role }) => slackId === to.slackId && role === 'dri');
  return rule.to !== 'channels' && (typeof rule.when === 'number' || isDri);
}

/** The names are those that `planReminders` gives. */
function isOccasionOf({ when }: ReminderRule, occasion: string): boolean {
  if (when === 'mornings') return occasion.startsWith('morning ');
  return occasion === (when === 0 ? 'start' : formatWhen(when));
}
