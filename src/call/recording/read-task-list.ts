import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import { mostTasks, type TaskList } from '../../runbook/task-list.js';
import { notRead, type Refused, refuse } from '../access/refusal.js';
import type { Call } from '../call.js';
import type { Issue } from '../issue.js';
import type { Job } from '../jobs/job.js';
import type { Asker } from '../ports/runbook-reader.js';
import type { Services } from '../services.js';

/** The tasks of a call as they are recorded: in the issue, or promised to it. */
export interface TaskListReading {
  readonly kind: 'sheet';
  readonly issue: Issue;
  /** As the issue will stand when every promise has been kept. */
  readonly taskList: TaskList;
  /** The edits of the issue that are promised and, as far as is known, not yet made. */
  readonly promised: readonly RunbookEdit[];
}

/**
 * Reads what is recorded of a call's tasks. The promises are read first and the issue after them: an edit that is made in
 * between is then seen twice, which changes nothing, and never missed.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function readTaskList(services: Services, call: Call, asker: Asker): Promise<TaskListReading | Refused> {
  const promised = pendingEdits(await services.calls.unfinishedOf(call.id, ['issue-edit']));
  const issue = await services.gitlab.readIssue({ project: call.issue.projectId, iid: call.issue.iid });
  if (!issue) return refuse({ kind: 'not-found' });
  if (issue.movedToId !== undefined) return refuse({ kind: 'issue-moved', to: undefined });
  return taskListWith(services, { issue, promised }, [], asker);
}

/** The same reading with further edits promised. */
export async function taskListWith(
  services: Pick<Services, 'runbooks'>,
  { issue, promised }: Pick<TaskListReading, 'issue' | 'promised'>,
  edits: readonly RunbookEdit[],
  asker: Asker,
): Promise<TaskListReading | Refused> {
  const all = [...promised, ...edits];
  const reading = await services.runbooks.tasks(issue.description, all, asker);
  if (reading.kind !== 'tasks') return refuse(notRead(reading));
  const { kind: _, ...taskList } = reading;
  if (taskList.taskCount > mostTasks) return refuse({ kind: 'too-many-tasks', count: taskList.taskCount });
  return { kind: 'sheet', issue, taskList, promised: all };
}

/** In the order in which they were promised. One that has failed has not been made, and is not shown as if it had been. */
function pendingEdits(jobs: readonly Job[]): readonly RunbookEdit[] {
  return jobs
    .filter(({ state }) => state === 'pending' || state === 'running')
    .toSorted((a, b) => a.id - b.id)
    .flatMap(({ payload }) => (payload.kind === 'issue-edit' ? payload.edits : []));
}
