/**
 * When a call takes place.
 * `instant` is milliseconds since the Unix epoch. `zone` is how the call's people speak of it: an IANA zone with a slash
 * (`America/Los_Angeles`), `UTC`, or a fixed offset (`UTC+02:00`); all three are names that luxon accepts.
 */
export interface ScheduledTime {
  readonly instant: number;
  readonly zone: string;
}

/**
 * One reading of a text that has several. `label` is at most 75 characters, what a choice in a Slack modal can show, and
 * may quote the text, e.g. `Sun 11 Oct 2020, 06:30 UTC, if PST is Pacific time (UTC−7)`.
 */
export interface ScheduleCandidate {
  readonly time: ScheduledTime;
  readonly label: string;
}

/** What a "Schedule at" text says: one time, several readings that a person must choose from, or nothing usable. */
export type ScheduleResolution =
  | { readonly kind: 'resolved'; readonly time: ScheduledTime }
  | { readonly kind: 'ambiguous'; readonly reason: string; readonly candidates: readonly ScheduleCandidate[] }
  | { readonly kind: 'refused'; readonly reason: string; readonly fix: string };
