import type { OpenedCall } from '../../call/access/open-call.js';
import type { RunbookRequest } from '../../call/access/open-runbook.js';
import type { Refused } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import { isDismissed } from '../../call/jobs/is-dismissed.js';
import type { CompletionChange } from '../../call/jobs/job.js';
import { withResultNotice } from '../../call/jobs/plan-result-notice.js';
import { completionChanges } from '../../call/recording/completion-changes.js';
import { completionOf } from '../../call/recording/completion-of.js';
import { decideAndRecord, type ToAnswer, type ToRecord } from '../../call/recording/decide-and-record.js';
import { planCompletion, planCompletionChange } from '../../call/recording/plan-completion.js';
import type { Completion, FollowUp, OverallResult } from '../../call/recording/recording.js';
import type { Services } from '../../call/services.js';
import type { ChecklistItem } from '../../runbook/runbook.js';
import { type CompletionForm, completionForm } from './open-completion.js';

/** What a person says of a call that has taken place. */
export interface TypedCompletion {
  readonly result: OverallResult;
  readonly currentState: string;
  readonly followUps: readonly FollowUp[];
  readonly whyOpen: string | undefined;
  readonly closeIssue: boolean;
}

export interface CompletionRequest extends RunbookRequest {
  readonly typed: TypedCompletion;
  /** The revision of the call's recording that the person was shown. */
  readonly seen: number;
}

export type CompletionAnswer =
  /** `isItemUnclear`: no post-call item was ticked, because it is not clear which one says that the channels are informed. */
  | { readonly kind: 'completed'; readonly call: Call; readonly isItemUnclear?: true }
  | { readonly kind: 'corrected'; readonly call: Call; readonly changes: readonly CompletionChange[] }
  /** The call is completed in these words already. The issue is closed if that was asked for. */
  | { readonly kind: 'unchanged'; readonly call: Call }
  /** Somebody else has completed the call, or corrected its completion, since the person began to type. */
  | { readonly kind: 'look-again'; readonly form: CompletionForm }
  /** Tasks or pre-call items are open, and nobody has said why. */
  | { readonly kind: 'reason-needed'; readonly form: CompletionForm };

type Decision = ToRecord<CompletionAnswer> | ToAnswer<CompletionAnswer>;

/**
 * Completes a call, or corrects its completion: a call has one summary, however often somebody completes it.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export function completeCall(services: Services, request: CompletionRequest): Promise<CompletionAnswer | Refused> {
  return decideAndRecord(services, request, async (opened) => {
    const before = opened.call.recording.completion;
    if (!before) return decideFirst(services, request, opened);
    const isMissing = isDismissed(await services.calls.jobsOf(opened.call.id), 'summary');
    return decideAgain(services, request, opened, { before, isMissing });
  });
}

function decideFirst(services: Services, { slackId, typed }: CompletionRequest, opened: OpenedCall): Decision {
  const form = completionForm(opened);
  if (lacksReason(typed, form)) return { kind: 'answer', answer: { kind: 'reason-needed', form } };

  const now = services.clock();
  const completion = completionOf({ ...toldIn(typed), completedBy: opened.actor, completedAt: now }, opened.taskList);
  const more = { postCallItem: stillOpen(opened.taskList.postCallItem), closeIssue: typed.closeIssue };
  return {
    kind: 'record',
    change: { completion },
    plan: (call) => withResultNotice(planCompletion(call, more, now), call, { slackId, action: 'completed' }, now),
    answer: (call) => ({
      kind: 'completed',
      call,
      ...(opened.taskList.isPostCallItemUnclear ? { isItemUnclear: true } : {}),
    }),
  };
}

/**
 * Who completed the call, and when, stays as it is: whoever corrects it is named in the correction. With the same words, a
 * summary that was dismissed (`isMissing`) is posted after all.
 */
function decideAgain(
  services: Services,
  { slackId, typed, seen }: CompletionRequest,
  opened: OpenedCall,
  { before, isMissing }: { readonly before: Completion; readonly isMissing: boolean },
): Decision {
  const { call, actor, issue, taskList } = opened;
  const completion = completionOf({ ...before, ...toldIn(typed) }, taskList);
  const changes = completionChanges(before, completion, 0);
  const form = completionForm(opened);
  // On a completed call everything that is recorded changes the completion: clicks on tasks are over.
  const wasChanged = seen < call.recording.revision;
  if (wasChanged && changes.length > 0) return { kind: 'answer', answer: { kind: 'look-again', form } };
  if (lacksReason(typed, form)) return { kind: 'answer', answer: { kind: 'reason-needed', form } };
  const closeIssue = typed.closeIssue && issue.state === 'opened';
  if (changes.length === 0 && !closeIssue && !isMissing) return { kind: 'answer', answer: { kind: 'unchanged', call } };

  const now = services.clock();
  const same = isMissing ? 'completed' : 'unchanged';
  const action = changes.length > 0 ? 'corrected' : isMissing ? 'completed' : 'closed';
  const more = {
    changes,
    by: actor.slackId,
    edits: [],
    isMissing,
    postCallItem: stillOpen(taskList.postCallItem),
    closeIssue,
  };
  return {
    kind: 'record',
    change: { completion },
    plan: (changed) => withResultNotice(planCompletionChange(changed, more, now), changed, { slackId, action }, now),
    answer: (changed) =>
      changes.length > 0 ? { kind: 'corrected', call: changed, changes } : { kind: same, call: changed },
  };
}

function toldIn({ result, currentState, followUps, whyOpen }: TypedCompletion) {
  return { result, currentState, followUps, whyOpen: whyOpen?.trim() };
}

function lacksReason({ whyOpen }: TypedCompletion, { isReasonNeeded }: CompletionForm): boolean {
  return isReasonNeeded && !whyOpen?.trim();
}

/** An item that says `[~]` says so on purpose, and one that is ticked needs no tick. */
function stillOpen(item: ChecklistItem | undefined): ChecklistItem | undefined {
  return item?.state === 'open' ? item : undefined;
}
