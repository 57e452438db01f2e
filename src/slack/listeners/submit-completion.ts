import type { AnnouncedCall } from '../../application/announced-call.js';
import { type CompletionAnswer, completeCall, type TypedCompletion } from '../../application/complete-call.js';
import { readCompletion } from '../views/check-completion.js';
import { completedWords, lookAgainAtCompletion } from '../views/completed-words.js';
import { type CompletionDraft, draftCompletion } from '../views/completion-draft.js';
import { renderCompletion } from '../views/completion-modal.js';
import { renderNotice, renderPosting } from '../views/notice-modal.js';
import { headlineOf, renderAnnounced } from '../views/outcome-modal.js';
import { withRemedy } from '../views/refusal-view.js';
import { refusalWords } from '../views/refusal-words.js';
import type { SubmitAnswer } from './answer-submit.js';
import { askBeforeErrors, blankForm } from './blank-form.js';
import { type Conversation, withCare } from './conversation.js';
import { type DraftClick, dropDraft, keepDraft, keepsDraft } from './modal-state.js';
import { type FormAnswer, showAnswer, showPatiently } from './show-answer.js';

/** Completes a call, or corrects its summary. Whatever stands in the way, what was typed stands in the modal again. */
export async function submitCompletion(
  conversation: Conversation,
  click: DraftClick,
  draft: CompletionDraft,
  answer: Pick<SubmitAnswer<CompletionDraft>, 'show' | 'refuse'>,
): Promise<void> {
  const reading = readCompletion(draft);
  if (reading.kind === 'problems') {
    const asked = await askBeforeErrors(conversation, click, answer);
    if (typeof asked.access === 'object') {
      const { refusal } = asked.access;
      await asked.answer.show(await blankForm(conversation, click.modal.viewId, 'Complete the call', refusal));
      return;
    }
    const words = [...new Set(Object.values(reading.errors))].join('\n');
    await asked.answer.refuse({ ...reading.errors }, () => renderCompletion(draft, words));
    return;
  }
  // The answer below changes the modal, so the hash of the click is out of date.
  const modal = { viewId: click.modal.viewId, hash: undefined };
  const tell = (paragraphs: readonly string[]) =>
    showPatiently(conversation, modal, renderCompletion(draft, paragraphs.join('\n')));
  await withCare(conversation, { consequence: 'Nothing was posted. What you typed is still here.', tell }, async () => {
    await answer.show(renderPosting());
    await keepDraft(conversation, modal.viewId, click.slackId, draft);
    await showAnswer(conversation, modal, await carryOut(conversation, click, draft, reading.typed));
  });
}

async function carryOut(
  conversation: Conversation,
  { slackId, issue, modal }: DraftClick,
  draft: CompletionDraft,
  typed: TypedCompletion,
): Promise<FormAnswer> {
  const { services } = conversation;
  const request = { slackId, issue, typed, seen: draft.seen };
  const answer = await conversation.untilSlackAnswers(() => completeCall(services, request));
  if (answer.kind === 'refused' && keepsDraft(answer.refusal))
    return {
      kind: 'view',
      view: withRemedy(renderCompletion(draft, refusalWords(answer.refusal).join('\n')), answer.refusal),
    };
  if (answer.kind === 'look-again' || answer.kind === 'reason-needed') {
    const renewed = draftCompletion({ ...answer.form, key: draft.key }, draft.typed);
    await keepDraft(conversation, modal.viewId, slackId, renewed);
    const notice = lookAgainAtCompletion(answer.kind, answer.form.proposal);
    return { kind: 'view', view: renderCompletion(renewed, notice) };
  }
  await dropDraft(conversation, modal.viewId);
  return answer.kind === 'refused'
    ? { kind: 'view', view: renderNotice('Complete the call', ...refusalWords(answer.refusal)) }
    : done(conversation, slackId, answer);
}

function done(
  { channels }: Conversation,
  slackId: string,
  { kind, call }: Extract<CompletionAnswer, { kind: 'completed' | 'corrected' | 'unchanged' }>,
): FormAnswer {
  const view = (standing: AnnouncedCall) =>
    renderAnnounced(standing, headlineOf(standing, completedWords(kind), 'told'), channels);
  return { kind: 'stored', call, asked: { slackId, action: kind === 'unchanged' ? 'closed' : kind }, view };
}
