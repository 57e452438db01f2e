/**
 * When a call takes place.
 * `instant` is milliseconds since the Unix epoch. `zone` is how the call's people speak of it: an IANA zone with a slash
 * (`America/Los_Angeles`), `UTC`, or a fixed offset (`UTC+02:00`); all three are names that luxon accepts.
 */
export interface ScheduledTime {
  readonly instant: number;
  readonly zone: string;
}

/** What a text says beside the start. */
export interface ScheduleDetails {
  /** How long the call takes, in minutes, where the text is a range or says it. */
  readonly plannedMinutes?: number;
  /** What a person should know: the time is marked as not confirmed. */
  readonly warnings?: readonly string[];
}

/**
 * One reading of a text that has several. `label` says it in the call's zone and in plain words, in at most 75 characters, what a
 * choice in a Slack modal can show: `23:30 in Los Angeles, if PST is Pacific time (UTC−7)`.
 */
export interface ScheduleCandidate {
  readonly time: ScheduledTime;
  readonly label: string;
  readonly plannedMinutes?: number;
}

/** What a "Schedule at" text says: one time, several readings that a person must choose from, or nothing usable. */
export type ScheduleResolution =
  | ({ readonly kind: 'resolved'; readonly time: ScheduledTime } & ScheduleDetails)
  | ({
      readonly kind: 'ambiguous';
      readonly reason: string;
      readonly candidates: readonly ScheduleCandidate[];
    } & Pick<ScheduleDetails, 'warnings'>)
  | { readonly kind: 'refused'; readonly reason: string; readonly fix: string };
