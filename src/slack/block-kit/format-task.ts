import { formatMinutes } from '../../runbook/duration.js';
import type { TaskResult } from '../../runbook/runbook.js';
import { truncate } from './text.js';

const longestName = 200;
const longestNote = 200;

/** What a task is called on a screen: short, and something also where the runbook has left its name empty. */
export function taskName(name: string): string {
  return truncate(name.trim(), longestName) || '(without a name)';
}

/** `Failed: 3 users not found`, `no outcome yet` */
export function formatOutcome(result: TaskResult | undefined, note: string | undefined): string {
  if (!result) return 'no outcome yet';
  return note ? `${result}: ${truncate(note, longestNote)}` : result;
}

/** What a task took against its plan, in whole minutes: `12m (planned 10m)`; empty where neither is known. */
export function minutesText(actual: number | undefined, planned: number | undefined): string {
  if (actual === undefined) return planned === undefined ? '' : `planned ${formatMinutes(planned)}`;
  return planned === undefined ? formatMinutes(actual) : `${formatMinutes(actual)} (planned ${formatMinutes(planned)})`;
}
