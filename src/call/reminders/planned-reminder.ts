import type { ScheduledTime } from '../../schedule/scheduled-time.js';

/** What of a call decides when its people are reminded. */
export interface TimedCall {
  readonly time: ScheduledTime;
  /** How long the tasks are planned to take together; undefined when no task says. */
  readonly plannedMinutes: number | undefined;
}

/**
 * A reminder that is to be sent at `dueAt`, or never: at `expiresAt` it is no longer worth sending. Both are milliseconds
 * since the epoch. A call has at most one reminder of a name for one addressee. The name says which rule of the policy it
 * is, not how much time is left: a `24h` may have moved to the Friday before, so its words are made of the call's time.
 */
export interface PlannedReminder {
  /** `24h`, `1h30m`, `start`, `end`, `morning 2026-10-12` (the date where the DRI is). */
  readonly name: string;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly to: { readonly kind: 'channels' } | { readonly kind: 'person'; readonly slackId: string };
}

const MINUTE = 60_000;
const UNPLANNED_MINUTES = 60;

/** When the call should be over, in milliseconds since the epoch: an hour after its start where no durations are planned. */
export function plannedEnd({ time, plannedMinutes }: TimedCall): number {
  // Durations that add up to nothing are no plan either.
  return time.instant + (plannedMinutes || UNPLANNED_MINUTES) * MINUTE;
}
