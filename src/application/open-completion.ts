import type { Call } from '../domain/call/call.js';
import type { Issue } from '../domain/call/issue.js';
import type { Completion } from '../domain/call/recording.js';
import { proposeResult, totalsOf } from '../domain/call/totals.js';
import type { Actor } from '../domain/people/actor.js';
import type { TaskLine, TaskSheet } from '../domain/runbook/task-sheet.js';
import { type OpenedCall, openCall } from './open-call.js';
import type { RunbookRequest } from './open-runbook.js';
import type { Refused } from './refusal.js';
import type { Services } from './services.js';

/** What a person sees who is about to complete a call, or to correct its completion. */
export interface CompletionForm {
  readonly kind: 'completion';
  readonly actor: Actor;
  readonly issue: Issue;
  readonly call: Call;
  /** Its `openItems` are the pre-call items that were neither ticked nor explained. */
  readonly sheet: TaskSheet;
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
export function completionForm({ actor, issue, call, sheet }: OpenedCall): CompletionForm {
  const openTasks = sheet.tasks.filter(({ outcome }) => outcome === undefined);
  const isReasonNeeded = openTasks.length > 0 || sheet.openItems.length > 0;
  return { kind: 'completion', actor, issue, call, sheet, openTasks, isReasonNeeded, proposal: propose(call, sheet) };
}

function propose({ recording }: Call, sheet: TaskSheet): CompletionForm['proposal'] {
  if (!recording.completion) {
    return { result: proposeResult(totalsOf(sheet.tasks)), currentState: '', followUps: [], whyOpen: undefined };
  }
  const { result, currentState, followUps, whyOpen } = recording.completion;
  return { result, currentState, followUps, whyOpen };
}
