import type { Call } from '../../call/call.js';
import { plannedEnd } from '../../call/reminders/planned-reminder.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';

/**
 * When the call should be over, or that it is not although it should be; once every task is settled, when its end was
 * planned. `now` is milliseconds since the epoch; `say` puts a time into words.
 */
export function formatPlannedEnd(
  call: Pick<Call, 'time' | 'plannedMinutes'>,
  isRecorded: boolean,
  now: number,
  say: (time: ScheduledTime) => string,
): string {
  const end = { instant: plannedEnd(call), zone: call.time.zone };
  if (isRecorded) return `Planned end: ${say(end)}.`;
  return now < end.instant ? `Planned end: ${say(end)}.` : `Over time. Planned end: ${say(end)}.`;
}
