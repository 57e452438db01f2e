import { formatMinutes } from '../../runbook/duration.js';

/** Whom a reminder is for: the channels where the call is announced, people by direct message, or both. */
export const addressees = ['channels', 'dm', 'channels+dm'] as const;
export type Addressees = (typeof addressees)[number];

/**
 * One line of the policy. `when` is
 * - a number: that many minutes before the start, 0 at the start; direct messages go to the DRI and the GitLab contacts.
 * - `end`: the planned end; the direct message goes to the DRI, who records the outcomes.
 * - `mornings`: each working morning of the DRI after that, until the summary is posted; channels are never nagged.
 */
export type ReminderRule =
  | { readonly when: number | 'end'; readonly to: Addressees }
  | { readonly when: 'mornings'; readonly to: 'dm' };

/** When a call's people are reminded. Empty: never. No two rules have the same `when`. */
export type ReminderPolicy = readonly ReminderRule[];

/** What is done where nobody has set anything else. */
export const defaultReminderPolicy: ReminderPolicy = [
  { when: 24 * 60, to: 'dm' },
  { when: 60, to: 'channels+dm' },
  { when: 10, to: 'dm' },
  { when: 0, to: 'channels+dm' },
  { when: 'end', to: 'dm' },
  { when: 'mornings', to: 'dm' },
];

/** The policy as the setting says it, in one spelling: `readReminderPolicy` reads it back. */
export function formatReminderPolicy(policy: ReminderPolicy): string {
  if (policy.length === 0) return 'off';
  return inOrder(policy)
    .map(({ when, to }) => `${formatWhen(when)} ${to}`)
    .join(', ');
}

/** The rules in the order in which their reminders are due: the longest lead first, the mornings last. */
export function inOrder(policy: ReminderPolicy): ReminderPolicy {
  return policy.toSorted((a, b) => minutesAfterStart(a) - minutesAfterStart(b));
}

/** @example '24h', '1h30m', '0m', 'end', 'mornings' */
export function formatWhen(when: ReminderRule['when']): string {
  return typeof when === 'number' ? formatMinutes(when) : when;
}

/** The planned end is some time after every lead, and the mornings are after that. */
function minutesAfterStart({ when }: ReminderRule): number {
  if (typeof when === 'number') return -when;
  return when === 'end' ? 1 : 2;
}
