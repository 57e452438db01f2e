import { type OpenedCall, openCall } from '../../call/access/open-call.js';
import type { RunbookRequest } from '../../call/access/open-runbook.js';
import type { Refused } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import type { Issue } from '../../call/issue.js';
import type { Actor } from '../../call/people/actor.js';
import type { Completion } from '../../call/recording/recording.js';
import { proposeResult, totalsOf } from '../../call/recording/totals.js';
import type { Services } from '../../call/services.js';
import type { TaskLine, TaskList } from '../../runbook/task-list.js';

/** What a person sees who is about to complete a call, or to correct its completion. */
export interface CompletionForm {
  readonly kind: 'completion';
  readonly actor: Actor;
  readonly issue: Issue;
  readonly call: Call;
  /** Its `openItems` are the pre-call items that were neither ticked nor explained. */
  readonly taskList: TaskList;
  /** The tasks without an outcome. */
  readonly openTasks: readonly TaskLine[];
  /** Whether tasks or pre-call items are open, which needs a reason. */
  readonly isReasonNeeded: boolean;
  /** What the call's completion says by now; before there is one, the result that the outcomes come to. */
  readonly proposal: Pick<Completion, 'result' | 'currentState' | 'followUps' | 'whyOpen'>;
}

/**
 * Shows what completing an announced call would start from. Changes nothing.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function openCompletion(services: Services, request: RunbookRequest): Promise<CompletionForm | Refused> {
  const opened = await openCall(services, request);
  return opened.kind === 'refused' ? opened : completionForm(opened);
}

/** The form for a call that is open to somebody. */
export function completionForm({ actor, issue, call, taskList }: OpenedCall): CompletionForm {
  const openTasks = taskList.tasks.filter(({ outcome }) => outcome === undefined);
  const isReasonNeeded = openTasks.length > 0 || taskList.openItems.length > 0;
  return {
    kind: 'completion',
    actor,
    issue,
    call,
    taskList,
    openTasks,
    isReasonNeeded,
    proposal: propose(call, taskList),
  };
}

function propose({ recording }: Call, taskList: TaskList): CompletionForm['proposal'] {
  if (!recording.completion) {
    return { result: proposeResult(totalsOf(taskList.tasks)), currentState: '', followUps: [], whyOpen: undefined };
  }
  const { result, currentState, followUps, whyOpen } = recording.completion;
  return { result, currentState, followUps, whyOpen };
}
