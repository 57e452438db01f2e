/** An `error` stops the announcement; a `warning` is shown and people decide. */
export type Severity = 'error' | 'warning';

/**
 * Something about a runbook that a person should correct, as two sentences for that person.
 * @example { severity: 'error', code: 'placeholder', line: 6, found: 'DRI is still “TBD”.',
 *            fix: 'Enter the owner’s GitLab username.' }
 */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  /** 1-based line of the description. */
  readonly line: number;
  /** Whether people are told the line, because `found` neither names nor quotes a single place. */
  readonly isLineShown?: true;
  /** What is wrong. */
  readonly found: string;
  /** What to do. */
  readonly fix: string;
}
