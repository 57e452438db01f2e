import type { Call } from '../../call/call.js';
import { plannedEnd } from '../../call/reminders/planned-reminder.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';

/**
 * When the call should be over, or that it is not although it should be; once every task is settled, when its end was
 * planned. `now` is milliseconds since the epoch; `say` formats a time after the words that lead to it.
 */
export function formatPlannedEnd(
  call: Pick<Call, 'time' | 'plannedMinutes'>,
  isRecorded: boolean,
  now: number,
  say: (time: ScheduledTime, lead: string) => string,
): string {
  const end = { instant: plannedEnd(call), zone: call.time.zone };
  const words = `${say(end, 'Planned end: ')}.`;
  return isRecorded || now < end.instant ? words : `Over time. ${words}`;
}
