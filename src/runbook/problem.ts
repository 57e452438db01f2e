/** An `error` stops the announcement; a `warning` is shown and people decide. */
export type Severity = 'error' | 'warning';

/**
 * Something about a runbook that a person should mend, in words for that person.
 * @example { severity: 'error', code: 'missing-schedule', line: 6, found: 'an empty "Schedule at"',
 *            expected: 'a date, a time and a time zone', fix: 'Write, for example, `2026-10-10 - 23:30 America/Los_Angeles`.' }
 */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  /** 1-based line of the description. */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}
