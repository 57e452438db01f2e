import { openCall } from '../../call/access/open-call.js';
import type { RunbookRequest } from '../../call/access/open-runbook.js';
import type { Refused } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import type { Issue } from '../../call/issue.js';
import type { Actor } from '../../call/people/actor.js';
import type { Services } from '../../call/services.js';
import type { TaskList } from '../../runbook/task-list.js';

/** What a person sees who is about to record outcomes. */
export interface OutcomesForm {
  readonly kind: 'outcomes';
  readonly actor: Actor;
  readonly issue: Issue;
  readonly call: Call;
  readonly taskList: TaskList;
}

/**
 * Shows what is recorded of an announced call's tasks. Changes nothing.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function openOutcomes(services: Services, request: RunbookRequest): Promise<OutcomesForm | Refused> {
  const opened = await openCall(services, request);
  if (opened.kind === 'refused') return opened;
  const { actor, issue, call, taskList } = opened;
  return { kind: 'outcomes', actor, issue, call, taskList };
}
