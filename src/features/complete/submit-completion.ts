import type { CallStatus } from '../../call/call-status.js';
import { formatRefusal } from '../../slack/block-kit/format-refusal.js';
import { renderNotice, renderPosting } from '../../slack/block-kit/notice-modal.js';
import { withRemedy } from '../../slack/block-kit/refusal-view.js';
import type { SubmitAnswer } from '../../slack/forms/answer-submit.js';
import { askBeforeErrors, blankForm } from '../../slack/forms/blank-form.js';
import { type DraftClick, dropDraft, keepDraft, keepsDraft } from '../../slack/forms/form-state.js';
import { withErrorReply } from '../../slack/listeners/error-reply.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { type FormAnswer, showAnswer, showPatiently } from '../delivery-status/show-result.js';
import { headlineOf, renderAnnounced } from '../delivery-status/status-modal.js';
import { readCompletion } from './check-completion.js';
import { type CompletionAnswer, completeCall, type TypedCompletion } from './complete-call.js';
import { type CompletionDraft, draftCompletion } from './completion-draft.js';
import { renderCompletion } from './completion-modal.js';
import { formatCompleted, itemIsUnclear, refetchCompletion } from './format-completed.js';

/** Completes a call, or corrects its summary. Whatever stands in the way, what was typed stands in the modal again. */
export async function submitCompletion(
  context: ListenerContext,
  click: DraftClick,
  draft: CompletionDraft,
  answer: Pick<SubmitAnswer<CompletionDraft>, 'show' | 'refuse'>,
): Promise<void> {
  const reading = readCompletion(draft);
  if (reading.kind === 'problems') {
    const asked = await askBeforeErrors(context, click, answer);
    if (typeof asked.access === 'object') {
      const { refusal } = asked.access;
      await asked.answer.show(await blankForm(context, click.modal.viewId, 'Complete the call', refusal));
      return;
    }
    const words = [...new Set(Object.values(reading.errors))].join('\n');
    await asked.answer.refuse({ ...reading.errors }, () => renderCompletion(draft, words));
    return;
  }
  // The answer below changes the modal, so the hash of the click is out of date.
  const modal = { viewId: click.modal.viewId, hash: undefined };
  const tell = (paragraphs: readonly string[]) =>
    showPatiently(context, modal, renderCompletion(draft, paragraphs.join('\n')));
  await withErrorReply(
    context,
    { consequence: 'Nothing was posted. What you typed is still here.', tell },
    async () => {
      await answer.show(renderPosting());
      await keepDraft(context, modal.viewId, click.slackId, draft);
      await showAnswer(context, modal, await perform(context, click, draft, reading.typed));
    },
  );
}

async function perform(
  context: ListenerContext,
  { slackId, issue, modal }: DraftClick,
  draft: CompletionDraft,
  typed: TypedCompletion,
): Promise<FormAnswer> {
  const { services } = context;
  const request = { slackId, issue, typed, seen: draft.seen };
  const answer = await context.untilSlackAnswers(() => completeCall(services, request));
  if (answer.kind === 'refused' && keepsDraft(answer.refusal))
    return {
      kind: 'view',
      view: withRemedy(renderCompletion(draft, formatRefusal(answer.refusal).join('\n')), answer.refusal),
    };
  if (answer.kind === 'look-again' || answer.kind === 'reason-needed') {
    const renewed = draftCompletion({ ...answer.form, key: draft.key }, draft.typed);
    await keepDraft(context, modal.viewId, slackId, renewed);
    const notice = refetchCompletion(answer.kind, answer.form.proposal);
    return { kind: 'view', view: renderCompletion(renewed, notice) };
  }
  await dropDraft(context, modal.viewId);
  return answer.kind === 'refused'
    ? { kind: 'view', view: renderNotice('Complete the call', ...formatRefusal(answer.refusal)) }
    : done(context, slackId, answer);
}

function done(
  { channels }: ListenerContext,
  slackId: string,
  answer: Extract<CompletionAnswer, { kind: 'completed' | 'corrected' | 'unchanged' }>,
): FormAnswer {
  const { kind, call } = answer;
  const byHand = kind === 'completed' && answer.isItemUnclear ? [itemIsUnclear] : [];
  const view = (status: CallStatus) =>
    renderAnnounced(status, [headlineOf(status, formatCompleted(kind), 'told'), ...byHand].join('\n'), channels);
  return { kind: 'stored', call, asked: { slackId, action: kind === 'unchanged' ? 'closed' : kind }, view };
}
