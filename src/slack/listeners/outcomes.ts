import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { openOutcomes } from '../../application/open-outcomes.js';
import { openRunbook } from '../../application/open-runbook.js';
import { actionIds, callbackIds } from '../identifiers.js';
import { renderNotice } from '../views/notice-modal.js';
import { draftOutcomes, OutcomesDraft, OutcomesMemory, turnTo, withTyped } from '../views/outcomes-draft.js';
import { renderOutcomes } from '../views/outcomes-modal.js';
import { readOutcomesState } from '../views/outcomes-state.js';
import { answerWithDraft } from './answer-submit.js';
import { blankForm } from './blank-form.js';
import { type Conversation, withCare } from './conversation.js';
import { registerIssueButton, type ShowIssue, shownRefusal } from './issue-click.js';
import { type DraftClick, draftIsGone, keepDraft, readDraft, readDraftClick } from './modal-state.js';
import { submitOutcomes } from './submit-outcomes.js';

/** The modal that records what became of each task: opened by a button, turned page by page, submitted or closed. */
export function registerOutcomes(app: App, conversation: Conversation): void {
  registerIssueButton(app, conversation, actionIds.recordOutcomes, showOutcomes(conversation));
  const turn = (actionId: string, by: number) =>
    app.action(actionId, async ({ ack, body }) => {
      await ack();
      await turnPage(conversation, readDraftClick(body), by);
    });
  turn(actionIds.pagePrevious, -1);
  turn(actionIds.pageNext, 1);
  app.view<ViewSubmitAction>(callbackIds.outcomes, async ({ ack, body }) => {
    const click = readDraftClick(body);
    const read = () => typedDraft(conversation, click);
    const { draft, ...answer } = await answerWithDraft(conversation, click.modal.viewId, ack, read);
    if (draft) await submitOutcomes(conversation, click, draft, answer);
    else await answer.show(renderNotice('Record outcomes', ...draftIsGone));
  });
}

/** What the modal of outcomes shows first. What is typed into it is kept from then on. */
export function showOutcomes(conversation: Conversation): ShowIssue {
  return async (slackId, issue, modal) => {
    const form = await openOutcomes(conversation.services, { slackId, issue });
    if (form.kind === 'refused') return shownRefusal('Record outcomes', form.refusal);
    const draft = draftOutcomes({ ...form, key: conversation.newDraftKey() });
    await keepDraft(conversation, modal.viewId, slackId, draft);
    return { view: renderOutcomes(draft) };
  };
}

/** The draft with what stands on the page that somebody has just clicked on or submitted. */
async function typedDraft(conversation: Conversation, click: DraftClick): Promise<OutcomesDraft | undefined> {
  const draft = await readDraft(conversation, OutcomesDraft, click);
  return draft && withTyped(draft, readOutcomesState(click.values));
}

/** The form with what is typed in it by now, and something to say above it; `undefined` when its draft is gone. */
export async function outcomesAgain(
  conversation: Conversation,
  click: DraftClick,
  notice: string,
): Promise<ModalView | undefined> {
  const draft = await typedDraft(conversation, click);
  if (!draft) return undefined;
  await keepDraft(conversation, click.modal.viewId, click.slackId, draft);
  return renderOutcomes(turnTo(draft, draft.page), { notice });
}

/** What was typed is kept before anything can go wrong, and shown again when it does. */
async function turnPage(conversation: Conversation, click: DraftClick, by: number): Promise<void> {
  const { services, modals } = conversation;
  const { slackId, issue, modal } = click;
  const { page } = OutcomesMemory.parse(click.memory);
  let draft: OutcomesDraft | undefined;

  const show = (view: ModalView) => modals.show(modal, view);
  const tell = (paragraphs: readonly string[]) =>
    show(
      draft
        ? renderOutcomes(turnTo(draft, page), { notice: paragraphs.join('\n') })
        : renderNotice('Record outcomes', ...paragraphs),
    );
  await withCare(conversation, { consequence: 'What you typed is kept.', tell }, async () => {
    draft = await typedDraft(conversation, click);
    if (!draft) {
      await tell(draftIsGone);
      return;
    }
    const turned = turnTo(draft, page + by);
    await keepDraft(conversation, modal.viewId, slackId, turned);
    const opened = await openRunbook(services, { slackId, issue });
    await show(
      opened.kind === 'refused'
        ? await blankForm(conversation, modal.viewId, 'Record outcomes', opened.refusal)
        : renderOutcomes(turned),
    );
  });
}
