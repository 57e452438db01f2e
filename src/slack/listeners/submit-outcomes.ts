import type { ModalView } from '@slack/types';
import type { AnnouncedCall } from '../../application/announced-call.js';
import { type OutcomesAnswer, recordOutcomes } from '../../application/record-outcomes.js';
import { recordingEditKey } from '../../domain/call/issue-promises.js';
import { checkTyped, type FieldProblem, fieldErrors, shownEntries, typedEntries } from '../views/check-typed.js';
import { renderNotice, renderRecording } from '../views/notice-modal.js';
import { headlineOf, notMadeWords, renderAnnounced } from '../views/outcome-modal.js';
import { afterConflict, conflictWords } from '../views/outcomes-conflict.js';
import { type OutcomesDraft, OutcomesMemory, tasksAPage, turnTo } from '../views/outcomes-draft.js';
import { renderOutcomes } from '../views/outcomes-modal.js';
import { goneWords, recordedWords } from '../views/recorded-words.js';
import { withRemedy } from '../views/refusal-view.js';
import { refusalWords } from '../views/refusal-words.js';
import type { SubmitAnswer } from './answer-submit.js';
import { askBeforeErrors, blankForm } from './blank-form.js';
import { type Conversation, withCare } from './conversation.js';
import { type DraftClick, dropDraft, keepDraft, keepsDraft } from './modal-state.js';
import { type FormAnswer, showAnswer, showPatiently } from './show-answer.js';

/**
 * Records what somebody has typed on all pages of the modal. Whatever stands in the way, what they typed stands in the
 * modal again.
 */
export async function submitOutcomes(
  conversation: Conversation,
  click: DraftClick,
  draft: OutcomesDraft,
  answer: Pick<SubmitAnswer<OutcomesDraft>, 'show' | 'refuse'>,
): Promise<void> {
  const problems = checkTyped(draft);
  if (problems.length > 0) {
    await refuse(conversation, click, draft, problems, answer);
    return;
  }
  // The answer below changes the modal, so the hash of the click is out of date.
  const modal = { viewId: click.modal.viewId, hash: undefined };
  const tell = (paragraphs: readonly string[]) => showPatiently(conversation, modal, showAgain(draft, paragraphs));
  await withCare(
    conversation,
    { consequence: 'Nothing was recorded. What you typed is still here.', tell },
    async () => {
      await answer.show(renderRecording());
      await keepDraft(conversation, modal.viewId, click.slackId, draft);
      await showAnswer(conversation, modal, await carryOut(conversation, click, draft));
    },
  );
}

/** Slack shows errors under the fields that are visible; for another page the modal is turned to it. */
async function refuse(
  conversation: Conversation,
  click: DraftClick,
  draft: OutcomesDraft,
  problems: readonly FieldProblem[],
  submitted: Pick<SubmitAnswer<OutcomesDraft>, 'show' | 'refuse'>,
): Promise<void> {
  const memory = OutcomesMemory.parse(click.memory);
  const { access, answer } = await askBeforeErrors(conversation, click, submitted);
  if (typeof access === 'object') {
    await answer.show(await blankForm(conversation, click.modal.viewId, 'Record outcomes', access.refusal));
    return;
  }
  const errors = fieldErrors(problems, draft, memory);
  if (Object.keys(errors).length > 0) {
    await answer.refuse(errors, () => renderOutcomes(turnTo(draft, memory.page), { problems }));
    return;
  }
  // Another page holds tasks that may not be theirs to see.
  const page = access === 'granted' ? Math.floor((problems[0]?.place ?? 0) / tasksAPage) : memory.page;
  const turned = turnTo(draft, page);
  await keepDraft(conversation, click.modal.viewId, click.slackId, turned);
  await answer.show(renderOutcomes(turned, { problems }));
}

async function carryOut(conversation: Conversation, click: DraftClick, draft: OutcomesDraft): Promise<FormAnswer> {
  const { services } = conversation;
  const { slackId, issue, modal } = click;
  const request = { slackId, issue, shown: shownEntries(draft), typed: typedEntries(draft) };
  const answer = await conversation.untilSlackAnswers(() => recordOutcomes(services, request));
  if (answer.kind === 'refused' && keepsDraft(answer.refusal))
    return { kind: 'view', view: withRemedy(showAgain(draft, refusalWords(answer.refusal)), answer.refusal) };
  if (answer.kind === 'conflict') {
    const contested = afterConflict(draft, answer.sheet, answer.conflicts);
    await keepDraft(conversation, modal.viewId, slackId, contested);
    const gone = goneWords(answer.gone);
    const notice = [conflictWords(answer.conflicts.length), ...gone].join('\n');
    return { kind: 'view', view: renderOutcomes(contested, { notice }) };
  }
  await dropDraft(conversation, modal.viewId);
  if (answer.kind === 'refused')
    return { kind: 'view', view: renderNotice('Record outcomes', ...refusalWords(answer.refusal)) };
  return answer.kind === 'recorded'
    ? recorded(conversation, slackId, answer)
    : { kind: 'view', view: nothingNew(answer) };
}

function showAgain(draft: OutcomesDraft, paragraphs: readonly string[]): ModalView {
  return renderOutcomes(turnTo(draft, draft.page), { notice: paragraphs.join('\n') });
}

function recorded(
  { channels }: Conversation,
  slackId: string,
  { call, count, gone }: Extract<OutcomesAnswer, { kind: 'recorded' }>,
): FormAnswer {
  const [done = '', ...more] = recordedWords(count, gone, call.recording.completion !== undefined);
  const keys = [recordingEditKey(call)];
  const view = (standing: AnnouncedCall) => {
    const words = [headlineOf(standing, done, 'told'), ...more, ...notMadeWords(standing, keys)];
    return renderAnnounced(standing, words.join('\n\n'), channels);
  };
  return { kind: 'stored', call, asked: { slackId, action: 'recorded' }, keys, view };
}

function nothingNew({ gone }: Extract<OutcomesAnswer, { kind: 'unchanged' }>): ModalView {
  return renderNotice('Record outcomes', ...recordedWords(0, gone, false));
}
