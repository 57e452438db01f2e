import { describeInZone } from '../../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import { escapeMrkdwn } from './text.js';

/**
 * A time in mrkdwn, shown by Slack in the zone of whoever reads it; the fallback, for clients that cannot, names its own
 * zone. Source: Slack's date formatting, which counts in seconds.
 */
export function readersTime(time: ScheduledTime): string {
  const seconds = Math.floor(time.instant / 1000);
  return `<!date^${seconds}^{date_long_pretty} at {time}|${escapeMrkdwn(describeInZone(time))}>`;
}
