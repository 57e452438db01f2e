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
import { CompletionDraft, draftCompletion, withAnotherFollowUp } from './completion-draft.js';
import { renderCompletion } from './completion-modal.js';
import { withCompletionState } from './completion-state.js';
import { openCompletion } from './open-completion.js';
import { submitCompletion } from './submit-completion.js';

/** The modal that completes a call: opened by a button, shown with more fields when a follow-up is needed, submitted. */
export function registerCompletion(app: App, context: ListenerContext): void {
  registerIssueButton(app, context, actionIds.completeCall, showCompletion(context));
  const onClick = (actionId: string, change: (draft: CompletionDraft) => CompletionDraft) =>
    app.action(actionId, async ({ ack, body }) => {
      await ack();
      await showAgain(context, readDraftClick(body), change);
    });
  onClick(actionIds.followUpNeeded, (draft) => draft);
  onClick(actionIds.addFollowUp, withAnotherFollowUp);
  app.view<ViewSubmitAction>(callbackIds.complete, async ({ ack, body }) => {
    const click = readDraftClick(body);
    const read = () => typedDraft(context, click);
    const { draft, ...answer } = await answerWithDraft(context, click.modal.viewId, ack, read);
    if (draft) await submitCompletion(context, click, draft, answer);
    else await answer.show(renderNotice('Complete the call', ...draftIsGone));
  });
}

/** What the modal of a completion shows first. What is typed into it is kept from then on. */
export function showCompletion(context: ListenerContext): ShowIssue {
  return async (slackId, issue, modal) => {
    const form = await openCompletion(context.services, { slackId, issue });
    if (form.kind === 'refused') return shownRefusal('Complete the call', form.refusal);
    const draft = draftCompletion({ ...form, key: context.newDraftKey() });
    await keepDraft(context, modal.viewId, slackId, draft);
    return { view: renderCompletion(draft) };
  };
}

async function typedDraft(context: ListenerContext, click: DraftClick): Promise<CompletionDraft | undefined> {
  const draft = await readDraft(context, CompletionDraft, click);
  return draft && withCompletionState(draft, click.values);
}

/** The form with what is typed in it by now, and something to say above it; `undefined` when its draft is gone. */
export async function completionAgain(
  context: ListenerContext,
  click: DraftClick,
  notice: string,
): Promise<ModalView | undefined> {
  const draft = await typedDraft(context, click);
  if (!draft) return undefined;
  await keepDraft(context, click.modal.viewId, click.slackId, draft);
  return renderCompletion(draft, notice);
}

/** Shows the modal with what was typed and what a click has added. A click that a newer one has overtaken shows nothing. */
async function showAgain(
  context: ListenerContext,
  click: DraftClick,
  change: (draft: CompletionDraft) => CompletionDraft,
): Promise<void> {
  const { services, modals } = context;
  const { slackId, issue, modal } = click;
  let draft: CompletionDraft | undefined;
  const tell = (paragraphs: readonly string[]) =>
    modals.show(
      modal,
      draft ? renderCompletion(draft, paragraphs.join('\n')) : renderNotice('Complete the call', ...paragraphs),
    );
  await withErrorReply(context, { consequence: 'What you typed is kept.', tell }, async () => {
    const typed = await typedDraft(context, click);
    if (!typed) {
      await tell(draftIsGone);
      return;
    }
    draft = change(typed);
    await keepDraft(context, modal.viewId, slackId, draft);
    const opened = await openRunbook(services, { slackId, issue });
    await modals.show(
      modal,
      opened.kind === 'refused'
        ? await blankForm(context, modal.viewId, 'Complete the call', opened.refusal)
        : renderCompletion(draft),
    );
  });
}
