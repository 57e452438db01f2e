import type { Problem } from '../../runbook/problem.js';
import type { Written } from '../../runbook/runbook.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';

/** A call that began longer ago than this is over, or its date is a mistake. */
const longestCall = 12 * 60 * 60 * 1000;

/**
 * A call is announced before it begins. One that has begun can still be announced, late; one that is long past is
 * refused, because its date is most likely wrong. `now` is milliseconds since the epoch.
 */
export function checkStart(time: ScheduledTime, written: Written, now: number): readonly Problem[] {
  if (time.instant > now) return [];
  const isOver = now - time.instant > longestCall;
  return [
    {
      severity: isOver ? 'error' : 'warning',
      code: isOver ? 'call-is-past' : 'call-has-begun',
      line: written.line,
      found: isOver
        ? `“Schedule at” is in the past: ${describeInZone(time)}.`
        : `The call has already started: ${describeInZone(time)}.`,
      fix: isOver ? 'Enter the date and time of the next call.' : 'Announce it now, or enter the new time if it moved.',
    },
  ];
}
