import type { Person } from '../people/person.js';
import { formatReminderPolicy, type ReminderPolicy } from './reminder-policy.js';

const separator = ' · working hours ';

/**
 * Names the settings that decide when a call's people are reminded: the policy, in its one spelling, and the working hours
 * of the people file. Equal for settings that plan the same reminders, in whatever order they are written.
 * @param fingerprint a short text that is equal for equal texts and practically never for others
 */
export function reminderPolicyId(
  policy: ReminderPolicy,
  people: readonly Person[],
  fingerprint: (text: string) => string,
): string {
  const hours = people.flatMap(({ slack, email, workingHours }) => {
    if (!workingHours) return [];
    const { hours: span, zone } = workingHours;
    return [JSON.stringify([slack?.id, email?.toLowerCase(), zone, span.start, span.end])];
  });
  const named = hours.length === 0 ? 'not stated' : fingerprint(hours.toSorted().join('\n'));
  return `${formatReminderPolicy(policy)}${separator}${named}`;
}

/** Whether the working hours are the same behind both; an unknown id has no hours in common with any. */
export function hasSameHours(id: string | undefined, other: string): boolean {
  return id !== undefined && id.split(separator)[1] === other.split(separator)[1];
}
