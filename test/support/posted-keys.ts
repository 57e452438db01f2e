import type { Slack } from '../../sandbox/slack/start-slack.js';

/** Kinds of jobs that post a message, which carries the job's key. */
export const posting: ReadonlySet<string> = new Set([
  'announcement',
  'reminder',
  'failure-notice',
  'drift-notice',
  'run-panel',
  'progress',
  'summary',
  'correction',
  'result-notice',
]);

/** How many messages there are with each key. */
export function postedKeys({ workspace }: Slack): ReadonlyMap<string, number> {
  const posted = new Map<string, number>();
  for (const { messages } of workspace.channels.values()) {
    for (const { metadata } of messages) {
      const payload = metadata?.event_payload;
      const key = typeof payload === 'object' && payload !== null && 'key' in payload ? String(payload.key) : undefined;
      if (key !== undefined) posted.set(key, (posted.get(key) ?? 0) + 1);
    }
  }
  return posted;
}
