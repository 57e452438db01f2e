import type { Call } from '../../call/call.js';
import type { Issue } from '../../call/issue.js';
import { background } from '../../call/ports/runbook-reader.js';
import { ServiceFailure } from '../../call/ports/service-failure.js';
import { readTaskList } from '../../call/recording/read-task-list.js';
import type { TaskFingerprint } from '../../call/recording/recording.js';
import { fingerprintOf } from '../../call/recording/task-fingerprints.js';
import type { Services } from '../../call/services.js';
import type { TaskList } from '../../runbook/task-list.js';

/** A call as a run panel or a progress line sees it. */
export type FetchedRun =
  | {
      readonly kind: 'run';
      readonly issue: Issue;
      readonly taskList: TaskList;
      /** The marks of the sheet's tasks, in the same order. */
      readonly fingerprints: readonly TaskFingerprint[];
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
export async function fetchRun(services: Services, call: Call): Promise<FetchedRun> {
  const reading = await readTaskList(services, call, background);
  if (reading.kind === 'refused' && reading.refusal.kind === 'busy-reading') throw busyReading;
  if (reading.kind === 'refused') return { kind: 'gone' };
  const { issue, taskList } = reading;
  return {
    kind: 'run',
    issue,
    taskList,
    fingerprints: taskList.tasks.map((task) => fingerprintOf(task, services.fingerprint)),
  };
}
