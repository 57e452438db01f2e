import type { ModalView } from '@slack/types';
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
import { type DraftClick, keepDraft, keepsDraft } from './modal-state.js';
import { settledStanding } from './settled-standing.js';

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
    conversation.modals.show(modal, renderCompletion(draft, paragraphs.join('\n')));
  await withCare(conversation, { consequence: 'Nothing was posted. What you typed is still here.', tell }, async () => {
    await answer.show(renderPosting());
    await keepDraft(conversation, modal.viewId, click.slackId, draft);
    await conversation.modals.show(modal, await carryOut(conversation, click, draft, reading.typed));
  });
}

async function carryOut(
  conversation: Conversation,
  { slackId, issue, modal }: DraftClick,
  draft: CompletionDraft,
  typed: TypedCompletion,
): Promise<ModalView> {
  const { services } = conversation;
  const answer = await completeCall(services, { slackId, issue, typed, seen: draft.seen });
  if (answer.kind === 'refused' && keepsDraft(answer.refusal))
    return withRemedy(renderCompletion(draft, refusalWords(answer.refusal).join('\n')), answer.refusal);
  if (answer.kind === 'look-again' || answer.kind === 'reason-needed') {
    const renewed = draftCompletion({ ...answer.form, key: draft.key }, draft.typed);
    await keepDraft(conversation, modal.viewId, slackId, renewed);
    return renderCompletion(renewed, lookAgainAtCompletion(answer.kind, answer.form.proposal));
  }
  await services.drafts.drop(modal.viewId);
  return answer.kind === 'refused'
    ? renderNotice('Complete the call', ...refusalWords(answer.refusal))
    : done(conversation, answer);
}

async function done(
  conversation: Conversation,
  { kind, call }: Extract<CompletionAnswer, { kind: 'completed' | 'corrected' | 'unchanged' }>,
): Promise<ModalView> {
  const standing = await settledStanding(conversation, call);
  return renderAnnounced(standing, headlineOf(standing, completedWords(kind)), conversation.channels);
}
