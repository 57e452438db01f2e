/** In milliseconds. */
const window = 60_000;

/** What a line about a failure says beside the failure: nothing, or how many lines like it were left out before. */
export type Admitted = { readonly kind: 'first' } | { readonly kind: 'again'; readonly leftOut: number };

/**
 * Decides which lines about failures of one cause are written: one a minute. `undefined` leaves a line out. The first of a cause,
 * also after a quiet minute, is written in full.
 * @param clock milliseconds since the epoch
 */
export function createRepeatedFailures(clock: () => number): (cause: string) => Admitted | undefined {
  const causes = new Map<string, { until: number; leftOut: number }>();
  return (cause) => {
    const now = clock();
    for (const [known, { until }] of causes) if (now >= until + window) causes.delete(known);
    const before = causes.get(cause);
    if (before && now < before.until) {
      before.leftOut += 1;
      return undefined;
    }
    causes.set(cause, { until: now + window, leftOut: 0 });
    return before ? { kind: 'again', leftOut: before.leftOut } : { kind: 'first' };
  };
}
