import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { openRunbook } from '../../call/access/open-runbook.js';
import { renderNotice } from '../../slack/block-kit/notice-modal.js';
import { answerWithDraft } from '../../slack/forms/answer-submit.js';
import { blankForm } from '../../slack/forms/blank-form.js';
import { type DraftClick, draftIsGone, keepDraft, readDraft, readDraftClick } from '../../slack/forms/form-state.js';
import { actionIds, callbackIds } from '../../slack/identifiers.js';
import { withErrorReply } from '../../slack/listeners/error-reply.js';
import { registerIssueButton, type ShowIssue, shownRefusal } from '../../slack/listeners/issue-click.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { openOutcomes } from './open-outcomes.js';
import { draftOutcomes, OutcomesDraft, OutcomesMetadata, turnTo, withTyped } from './outcomes-draft.js';
import { renderOutcomes } from './outcomes-modal.js';
import { readOutcomesState } from './outcomes-state.js';
import { submitOutcomes } from './submit-outcomes.js';

/** The modal that records what became of each task: opened by a button, turned page by page, submitted or closed. */
export function registerOutcomes(app: App, context: ListenerContext): void {
  registerIssueButton(app, context, actionIds.recordOutcomes, showOutcomes(context));
  const turn = (actionId: string, by: number) =>
    app.action(actionId, async ({ ack, body }) => {
      await ack();
      await turnPage(context, readDraftClick(body), by);
    });
  turn(actionIds.pagePrevious, -1);
  turn(actionIds.pageNext, 1);
  app.view<ViewSubmitAction>(callbackIds.outcomes, async ({ ack, body }) => {
    const click = readDraftClick(body);
    const read = () => typedDraft(context, click);
    const { draft, ...answer } = await answerWithDraft(context, click.modal.viewId, ack, read);
    if (draft) await submitOutcomes(context, click, draft, answer);
    else await answer.show(renderNotice('Record outcomes', ...draftIsGone));
  });
}

/** What the modal of outcomes shows first. What is typed into it is kept from then on. */
export function showOutcomes(context: ListenerContext): ShowIssue {
  return async (slackId, issue, modal) => {
    const form = await openOutcomes(context.services, { slackId, issue });
    if (form.kind === 'refused') return shownRefusal('Record outcomes', form.refusal);
    const draft = draftOutcomes({ ...form, key: context.newDraftKey() });
    await keepDraft(context, modal.viewId, slackId, draft);
    return { view: renderOutcomes(draft) };
  };
}

/** The draft with what stands on the page that somebody has just clicked on or submitted. */
async function typedDraft(context: ListenerContext, click: DraftClick): Promise<OutcomesDraft | undefined> {
  const draft = await readDraft(context, OutcomesDraft, click);
  return draft && withTyped(draft, readOutcomesState(click.values));
}

/** The form with what is typed in it by now, and something to say above it; `undefined` when its draft is gone. */
export async function outcomesAgain(
  context: ListenerContext,
  click: DraftClick,
  notice: string,
): Promise<ModalView | undefined> {
  const draft = await typedDraft(context, click);
  if (!draft) return undefined;
  await keepDraft(context, click.modal.viewId, click.slackId, draft);
  return renderOutcomes(turnTo(draft, draft.page), { notice });
}

/** What was typed is kept before anything can go wrong, and shown again when it does. */
async function turnPage(context: ListenerContext, click: DraftClick, by: number): Promise<void> {
  const { services, modals } = context;
  const { slackId, issue, modal } = click;
  const { page } = OutcomesMetadata.parse(click.metadata);
  let draft: OutcomesDraft | undefined;

  const show = (view: ModalView) => modals.show(modal, view);
  const tell = (paragraphs: readonly string[]) =>
    show(
      draft
        ? renderOutcomes(turnTo(draft, page), { notice: paragraphs.join('\n') })
        : renderNotice('Record outcomes', ...paragraphs),
    );
  await withErrorReply(context, { consequence: 'What you typed is kept.', tell }, async () => {
    draft = await typedDraft(context, click);
    if (!draft) {
      await tell(draftIsGone);
      return;
    }
    const turned = turnTo(draft, page + by);
    await keepDraft(context, modal.viewId, slackId, turned);
    const opened = await openRunbook(services, { slackId, issue });
    await show(
      opened.kind === 'refused'
        ? await blankForm(context, modal.viewId, 'Record outcomes', opened.refusal)
        : renderOutcomes(turned),
    );
  });
}
