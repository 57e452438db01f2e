import type { Call } from '../domain/call/call.js';
import type { Issue } from '../domain/call/issue.js';
import { markOf } from '../domain/call/marks.js';
import type { TaskMark } from '../domain/call/recording.js';
import type { TaskSheet } from '../domain/runbook/task-sheet.js';
import { background } from './ports/runbook-reader.js';
import { readSheet } from './read-sheet.js';
import { ServiceFailure } from './service-failure.js';
import type { Services } from './services.js';

/** A call as a run panel or a progress line sees it. */
export type LookedAtRun =
  | {
      readonly kind: 'run';
      readonly issue: Issue;
      readonly sheet: TaskSheet;
      /** The marks of the sheet's tasks, in the same order. */
      readonly marks: readonly TaskMark[];
    }
  /** There is nothing that could be recorded: no issue any more, or one that is too large for that. */
  | { readonly kind: 'gone' };

const busyReading = new ServiceFailure('the runbook was not read: too many others are being read', {
  service: 'GitLab',
  kind: 'not-sent',
  code: 'busy-reading',
});

/**
 * Reads how far a call is.
 * @throws ServiceFailure when GitLab does not do its part, or when too many runbooks are being read
 */
export async function lookAtRun(services: Services, call: Call): Promise<LookedAtRun> {
  const reading = await readSheet(services, call, background);
  if (reading.kind === 'refused' && reading.refusal.kind === 'busy-reading') throw busyReading;
  if (reading.kind === 'refused') return { kind: 'gone' };
  const { issue, sheet } = reading;
  return { kind: 'run', issue, sheet, marks: sheet.tasks.map((task) => markOf(task, services.fingerprint)) };
}
