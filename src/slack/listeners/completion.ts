import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { openCompletion } from '../../application/open-completion.js';
import { openRunbook } from '../../application/open-runbook.js';
import { actionIds, callbackIds } from '../identifiers.js';
import { CompletionDraft, draftCompletion, withAnotherFollowUp } from '../views/completion-draft.js';
import { renderCompletion } from '../views/completion-modal.js';
import { withCompletionState } from '../views/completion-state.js';
import { renderNotice } from '../views/notice-modal.js';
import { answerWithDraft } from './answer-submit.js';
import { blankForm } from './blank-form.js';
import { type Conversation, withCare } from './conversation.js';
import { registerIssueButton, type ShowIssue, shownRefusal } from './issue-click.js';
import { type DraftClick, draftIsGone, keepDraft, readDraft, readDraftClick } from './modal-state.js';
import { submitCompletion } from './submit-completion.js';

/** The modal that completes a call: opened by a button, shown with more fields when a follow-up is needed, submitted. */
export function registerCompletion(app: App, conversation: Conversation): void {
  registerIssueButton(app, conversation, actionIds.completeCall, showCompletion(conversation));
  const onClick = (actionId: string, change: (draft: CompletionDraft) => CompletionDraft) =>
    app.action(actionId, async ({ ack, body }) => {
      await ack();
      await showAgain(conversation, readDraftClick(body), change);
    });
  onClick(actionIds.followUpNeeded, (draft) => draft);
  onClick(actionIds.addFollowUp, withAnotherFollowUp);
  app.view<ViewSubmitAction>(callbackIds.complete, async ({ ack, body }) => {
    const click = readDraftClick(body);
    const read = () => typedDraft(conversation, click);
    const { draft, ...answer } = await answerWithDraft(conversation, click.modal.viewId, ack, read);
    if (draft) await submitCompletion(conversation, click, draft, answer);
    else await answer.show(renderNotice('Complete the call', ...draftIsGone));
  });
}

/** What the modal of a completion shows first. What is typed into it is kept from then on. */
export function showCompletion(conversation: Conversation): ShowIssue {
  return async (slackId, issue, modal) => {
    const form = await openCompletion(conversation.services, { slackId, issue });
    if (form.kind === 'refused') return shownRefusal('Complete the call', form.refusal);
    const draft = draftCompletion({ ...form, key: conversation.newDraftKey() });
    await keepDraft(conversation, modal.viewId, slackId, draft);
    return { view: renderCompletion(draft) };
  };
}

async function typedDraft(conversation: Conversation, click: DraftClick): Promise<CompletionDraft | undefined> {
  const draft = await readDraft(conversation, CompletionDraft, click);
  return draft && withCompletionState(draft, click.values);
}

/** The form with what is typed in it by now, and something to say above it; `undefined` when its draft is gone. */
export async function completionAgain(
  conversation: Conversation,
  click: DraftClick,
  notice: string,
): Promise<ModalView | undefined> {
  const draft = await typedDraft(conversation, click);
  if (!draft) return undefined;
  await keepDraft(conversation, click.modal.viewId, click.slackId, draft);
  return renderCompletion(draft, notice);
}

/** Shows the modal with what was typed and what a click has added. A click that a newer one has overtaken shows nothing. */
async function showAgain(
  conversation: Conversation,
  click: DraftClick,
  change: (draft: CompletionDraft) => CompletionDraft,
): Promise<void> {
  const { services, modals } = conversation;
  const { slackId, issue, modal } = click;
  let draft: CompletionDraft | undefined;
  const tell = (paragraphs: readonly string[]) =>
    modals.show(
      modal,
      draft ? renderCompletion(draft, paragraphs.join('\n')) : renderNotice('Complete the call', ...paragraphs),
    );
  await withCare(conversation, { consequence: 'What you typed is kept.', tell }, async () => {
    const typed = await typedDraft(conversation, click);
    if (!typed) {
      await tell(draftIsGone);
      return;
    }
    draft = change(typed);
    await keepDraft(conversation, modal.viewId, slackId, draft);
    const opened = await openRunbook(services, { slackId, issue });
    await modals.show(
      modal,
      opened.kind === 'refused'
        ? await blankForm(conversation, modal.viewId, 'Complete the call', opened.refusal)
        : renderCompletion(draft),
    );
  });
}
