const maximumAgeSeconds = 5 * 60;
const maximumLeadSeconds = 60;

/** A signature can be used from a lead before its timestamp until its age is up; after that the clock refuses it. */
export const signatureLifetimeMs = (maximumAgeSeconds + maximumLeadSeconds) * 1000;

/**
 * Why a request of this age is refused; `undefined` when it is not.
 * @param timestamp as Slack sends it: whole seconds since the epoch
 * @param now milliseconds since the epoch
 */
export function checkTimestamp(timestamp: string, now: number): 'bad-timestamp' | 'stale' | 'future' | undefined {
  if (!/^\d{1,12}$/.test(timestamp)) return 'bad-timestamp';
  const age = now / 1000 - Number(timestamp);
  if (age > maximumAgeSeconds) return 'stale';
  return age < -maximumLeadSeconds ? 'future' : undefined;
}
