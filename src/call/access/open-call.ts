import type { Call } from '../call.js';
import type { Issue } from '../issue.js';
import type { Actor } from '../people/actor.js';
import { readTaskList, type TaskListReading } from '../recording/read-task-list.js';
import type { Services } from '../services.js';
import { openRunbook, type RunbookRequest } from './open-runbook.js';
import type { IssueSite } from './read-issue-reference.js';
import { type Refused, refuse } from './refusal.js';

/** An announced call with what is recorded of it, and the person who may record more. */
export interface OpenedCall extends Omit<TaskListReading, 'kind'> {
  readonly kind: 'opened';
  readonly actor: Actor;
  readonly call: Call;
}

/**
 * Opens a call to somebody who wants to record something: through the door of every use case, and only when it has been
 * announced. The call is read before its promises, so that a change which is stored for this state of the recording knows
 * of every edit that belongs to it.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function openCall(services: Services, request: RunbookRequest): Promise<OpenedCall | Refused> {
  const opened = await openRunbook(services, request);
  if (opened.kind === 'refused') return opened;

  const { actor, issue } = opened;
  const call = await services.calls.callOfIssue(issue);
  if (!call) return refuse({ kind: 'not-announced', reference: typedReference(issue, services.site) });
  const { projectId, iid } = issue;
  if (!issue.confidential) return refuse({ kind: 'not-confidential', projectId, iid });
  const reading = await readTaskList(services, call, request.slackId);
  return reading.kind === 'refused' ? reading : { ...reading, kind: 'opened', actor, call };
}

/** The shortest text that names an issue in a command. */
function typedReference({ reference, iid }: Issue, { defaultProject }: IssueSite): string {
  return reference === `${defaultProject}#${iid}` ? `${iid}` : reference;
}
