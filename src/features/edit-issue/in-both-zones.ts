import { describeInZone } from '../../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';

/** A moment on the clocks of its own zone and in UTC, which is given once where it is the same. */
export function inBothZones(time: ScheduledTime): string {
  const utc = describeInZone(time, 'UTC');
  return time.zone === 'UTC' ? utc : `${describeInZone(time)} · ${utc}`;
}
