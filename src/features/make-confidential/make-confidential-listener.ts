import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { isRefusedAccess, type Refused } from '../../call/access/refusal.js';
import { formatRefusal } from '../../slack/block-kit/format-refusal.js';
import { IssueButton } from '../../slack/block-kit/issue-button.js';
import { renderNotice } from '../../slack/block-kit/notice-modal.js';
import { escapeMrkdwn } from '../../slack/block-kit/text.js';
import { blankForm } from '../../slack/forms/blank-form.js';
import { readDraftClick } from '../../slack/forms/form-state.js';
import { actionIds, callbackIds } from '../../slack/identifiers.js';
import { blankMessage } from '../../slack/listeners/blank-message.js';
import { withErrorReply } from '../../slack/listeners/error-reply.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { completionAgain } from '../complete/completion-listener.js';
import { outcomesAgain } from '../record-outcomes/outcomes-listener.js';
import { type Confidentiality, makeConfidential } from './make-confidential.js';

const Click = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string(), callback_id: z.string().optional() }).nullish(),
  actions: z.array(z.object({ value: z.string() })).min(1),
});

/** "Make it confidential", where the runbook of an announced call is public: in a message, or in a window. */
export function registerHideRunbook(app: App, context: ListenerContext): void {
  app.action(actionIds.hideRunbook, async ({ ack, body, respond }) => {
    await ack();
    const { user, view, actions } = Click.parse(body);
    const { projectId, iid } = IssueButton.parse(JSON.parse(actions[0]?.value ?? ''));
    const tell = async (paragraphs: readonly string[]): Promise<unknown> => {
      if (!view)
        return respond({
          ...{ response_type: 'ephemeral', replace_original: false },
          text: escapeMrkdwn(paragraphs.join('\n')),
        });
      const form = await formAgain(context, view.callback_id, body, paragraphs.join('\n'));
      const modal = { viewId: view.id, hash: undefined };
      return context.modals.show(modal, form ?? renderNotice('Runbook', ...paragraphs));
    };
    await withErrorReply(context, { consequence: 'The runbook was not changed.', tell }, async () => {
      const request = { slackId: user.id, issue: { project: projectId, iid } };
      const result = await makeConfidential(context.services, request);
      if (result.kind !== 'refused') {
        await tell(formatConfidentiality(result, isForm(view?.callback_id) ? 'Submit the form again.' : 'Try again.'));
        return;
      }
      await blankMessage(body, result.refusal, respond);
      if (view && isRefusedAccess(result.refusal)) {
        const blank = await blankForm(context, view.id, 'Runbook', result.refusal);
        await context.modals.show({ viewId: view.id, hash: undefined }, blank);
      } else await tell(formatRefusal(result.refusal));
    });
  });
}

function isForm(callbackId: string | undefined): boolean {
  return callbackId === callbackIds.outcomes || callbackId === callbackIds.complete;
}

/** The form in which the button is, with what is typed in it; `undefined` in any other window. */
async function formAgain(
  context: ListenerContext,
  callbackId: string | undefined,
  body: unknown,
  notice: string,
): Promise<ModalView | undefined> {
  if (callbackId === callbackIds.outcomes) return outcomesAgain(context, readDraftClick(body), notice);
  if (callbackId === callbackIds.complete) return completionAgain(context, readDraftClick(body), notice);
  return undefined;
}

function formatConfidentiality({ kind }: Exclude<Confidentiality, Refused>, next: string): readonly string[] {
  switch (kind) {
    case 'confidential':
      return ['The runbook is confidential now.', `Pending edits are written within a minute. ${next}`];
    case 'ignored':
      return [
        'GitLab did not change the issue: the app’s account can’t make issues confidential in this project.',
        'Open the issue and turn on confidentiality there, or give the account the Planner role.',
      ];
  }
}
