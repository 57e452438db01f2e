import type { Problem } from '../runbook/problem.js';
import type { RunbookOverview } from '../runbook/runbook-overview.js';
import type { ScheduledTime } from '../schedule/scheduled-time.js';
import type { Issue } from './issue.js';

/** Why no reminder is sent: the issue is closed, or its post-call item says that the channels know how the call ended. */
export type Silence = 'closed' | 'reported';

/**
 * Whether a runbook says of a call that is still to come that it is over. Once the call has begun, it may.
 * @param now milliseconds since the epoch
 */
export function silenceOf(
  issue: Issue,
  overview: RunbookOverview,
  time: ScheduledTime | undefined,
  now: number,
): Silence | undefined {
  if (time && time.instant <= now) return undefined;
  if (issue.state === 'closed') return 'closed';
  return overview.informItems.postCall?.state === 'done' ? 'reported' : undefined;
}

/** The same as something to correct, with the line where it stands. */
export function silenceProblems(silence: Silence | undefined, { informItems }: RunbookOverview): readonly Problem[] {
  if (silence === undefined) return [];
  const isClosed = silence === 'closed';
  return [
    {
      severity: 'warning',
      code: isClosed ? 'closed-issue' : 'reported-before-the-call',
      line: isClosed ? 1 : (informItems.postCall?.line ?? 1),
      found: isClosed ? 'The issue is closed.' : 'The post-call item about the channels is already ticked.',
      fix: isClosed
        ? 'Reopen it. No reminders are sent while it is closed.'
        : 'Untick it. No reminders are sent while it is ticked.',
    },
  ];
}
