/**
 * One thing that a zone's name can mean.
 * - Without `offset` it is whatever the clocks of `zone` show: `Pacific`, `Europe/Berlin`, `UTC`, `UTC+02:00`.
 * - With `offset` it is that many minutes ahead of UTC, as `zone` has for a part of the year: `PST` is -480 in
 *   `America/Los_Angeles`. On a day when `zone` has another offset, the name contradicts the date.
 */
export interface ZoneMeaning {
  readonly zone: string;
  /** What people call it, for a sentence: `Pacific`, `India`. */
  readonly place: string;
  /** The name's own abbreviation, for a sentence: `PST`, also where `Pacific Standard Time` was written. */
  readonly name: string;
  readonly offset?: number;
  /**
   * Set where hardly anybody means this: another statement's agreement with it is a coincidence, unless it names the same zone.
   */
  readonly rare?: true;
  /** A place that keeps `offset` all year, so that the name is right there on any day: Arizona for `MST`. */
  readonly yearRound?: { readonly zone: string; readonly place: string };
}
