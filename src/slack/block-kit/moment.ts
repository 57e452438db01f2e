import { describeInZone } from '../../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import { escapeMrkdwn } from './text.js';

/**
 * A time in mrkdwn, shown by Slack in the zone of whoever reads it; the fallback, for clients that cannot, names its own
 * zone. Source: Slack's date formatting, which counts in seconds.
 * @param lead what stands before it in the sentence, with its space, without markup: Slack writes “Tomorrow” where the date
 *   begins the token's format and “tomorrow” where words precede it there.
 */
export function readersTime(time: ScheduledTime, lead = ''): string {
  const seconds = Math.floor(time.instant / 1000);
  return `<!date^${seconds}^${lead}{date_long_pretty} at {time}|${lead}${escapeMrkdwn(describeInZone(time))}>`;
}
