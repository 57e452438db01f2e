import type { ModalView } from '@slack/types';
import type { CallStatus } from '../../call/call-status.js';
import { recordingEditKey } from '../../call/jobs/plan-issue-edits.js';
import { formatRefusal } from '../../slack/block-kit/format-refusal.js';
import { renderNotice, renderRecording } from '../../slack/block-kit/notice-modal.js';
import { withRemedy } from '../../slack/block-kit/refusal-view.js';
import type { SubmitAnswer } from '../../slack/forms/answer-submit.js';
import { askBeforeErrors, blankForm } from '../../slack/forms/blank-form.js';
import { type DraftClick, dropDraft, keepDraft, keepsDraft } from '../../slack/forms/form-state.js';
import { withErrorReply } from '../../slack/listeners/error-reply.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { type FormAnswer, showAnswer, showPatiently } from '../delivery-status/show-result.js';
import { formatNotMade, headlineOf, renderAnnounced } from '../delivery-status/status-modal.js';
import { checkTyped, type FieldProblem, fieldErrors, shownEntries, typedEntries } from './check-typed.js';
import { formatRecorded, goneText } from './format-recorded.js';
import { afterConflict, formatConflict } from './outcomes-conflict.js';
import { type OutcomesDraft, OutcomesMetadata, tasksAPage, turnTo } from './outcomes-draft.js';
import { renderOutcomes } from './outcomes-modal.js';
import { type OutcomesAnswer, recordOutcomes } from './record-outcomes.js';

/**
 * Records what somebody has typed on all pages of the modal. Whatever stands in the way, what they typed stands in the
 * modal again.
 */
export async function submitOutcomes(
  context: ListenerContext,
  click: DraftClick,
  draft: OutcomesDraft,
  answer: Pick<SubmitAnswer<OutcomesDraft>, 'show' | 'refuse'>,
): Promise<void> {
  const problems = checkTyped(draft);
  if (problems.length > 0) {
    await refuse(context, click, draft, problems, answer);
    return;
  }
  // The answer below changes the modal, so the hash of the click is out of date.
  const modal = { viewId: click.modal.viewId, hash: undefined };
  const tell = (paragraphs: readonly string[]) => showPatiently(context, modal, showAgain(draft, paragraphs));
  await withErrorReply(
    context,
    { consequence: 'Nothing was recorded. What you typed is still here.', tell },
    async () => {
      await answer.show(renderRecording());
      await keepDraft(context, modal.viewId, click.slackId, draft);
      await showAnswer(context, modal, await perform(context, click, draft));
    },
  );
}

/** Slack shows errors under the fields that are visible; for another page the modal is turned to it. */
async function refuse(
  context: ListenerContext,
  click: DraftClick,
  draft: OutcomesDraft,
  problems: readonly FieldProblem[],
  submitted: Pick<SubmitAnswer<OutcomesDraft>, 'show' | 'refuse'>,
): Promise<void> {
  const metadata = OutcomesMetadata.parse(click.metadata);
  const { access, answer } = await askBeforeErrors(context, click, submitted);
  if (typeof access === 'object') {
    await answer.show(await blankForm(context, click.modal.viewId, 'Record outcomes', access.refusal));
    return;
  }
  const errors = fieldErrors(problems, draft, metadata);
  if (Object.keys(errors).length > 0) {
    await answer.refuse(errors, () => renderOutcomes(turnTo(draft, metadata.page), { problems }));
    return;
  }
  // Another page holds tasks that may not be theirs to see.
  const page = access === 'granted' ? Math.floor((problems[0]?.place ?? 0) / tasksAPage) : metadata.page;
  const turned = turnTo(draft, page);
  await keepDraft(context, click.modal.viewId, click.slackId, turned);
  await answer.show(renderOutcomes(turned, { problems }));
}

async function perform(context: ListenerContext, click: DraftClick, draft: OutcomesDraft): Promise<FormAnswer> {
  const { services } = context;
  const { slackId, issue, modal } = click;
  const request = { slackId, issue, shown: shownEntries(draft), typed: typedEntries(draft) };
  const answer = await context.untilSlackAnswers(() => recordOutcomes(services, request));
  if (answer.kind === 'refused' && keepsDraft(answer.refusal))
    return { kind: 'view', view: withRemedy(showAgain(draft, formatRefusal(answer.refusal)), answer.refusal) };
  if (answer.kind === 'conflict') {
    const contested = afterConflict(draft, answer.taskList, answer.conflicts);
    await keepDraft(context, modal.viewId, slackId, contested);
    const gone = goneText(answer.gone);
    const notice = [formatConflict(answer.conflicts.length), ...gone].join('\n');
    return { kind: 'view', view: renderOutcomes(contested, { notice }) };
  }
  await dropDraft(context, modal.viewId);
  if (answer.kind === 'refused')
    return { kind: 'view', view: renderNotice('Record outcomes', ...formatRefusal(answer.refusal)) };
  return answer.kind === 'recorded' ? recorded(context, slackId, answer) : { kind: 'view', view: nothingNew(answer) };
}

function showAgain(draft: OutcomesDraft, paragraphs: readonly string[]): ModalView {
  return renderOutcomes(turnTo(draft, draft.page), { notice: paragraphs.join('\n') });
}

function recorded(
  { channels }: ListenerContext,
  slackId: string,
  { call, count, gone }: Extract<OutcomesAnswer, { kind: 'recorded' }>,
): FormAnswer {
  const [done = '', ...more] = formatRecorded(count, gone, call.recording.completion !== undefined);
  const keys = [recordingEditKey(call)];
  const view = (standing: CallStatus) => {
    const words = [headlineOf(standing, done, 'told'), ...more, ...formatNotMade(standing, keys)];
    return renderAnnounced(standing, words.join('\n\n'), channels);
  };
  return { kind: 'stored', call, asked: { slackId, action: 'recorded' }, keys, view };
}

function nothingNew({ gone }: Extract<OutcomesAnswer, { kind: 'unchanged' }>): ModalView {
  return renderNotice('Record outcomes', ...formatRecorded(0, gone, false));
}
