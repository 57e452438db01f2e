import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type Confidentiality, makeConfidential } from '../../application/make-confidential.js';
import { isRefusedAccess, type Refused } from '../../application/refusal.js';
import { actionIds, callbackIds } from '../identifiers.js';
import { IssueButton } from '../views/issue-button.js';
import { renderNotice } from '../views/notice-modal.js';
import { refusalWords } from '../views/refusal-words.js';
import { escapeMrkdwn } from '../views/text.js';
import { blankForm } from './blank-form.js';
import { blankMessage } from './blank-message.js';
import { completionAgain } from './completion.js';
import { type Conversation, withCare } from './conversation.js';
import { readDraftClick } from './modal-state.js';
import { outcomesAgain } from './outcomes.js';

const Click = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string(), callback_id: z.string().optional() }).nullish(),
  actions: z.array(z.object({ value: z.string() })).min(1),
});

/** "Make it confidential", where the runbook of an announced call is public: in a message, or in a window. */
export function registerHideRunbook(app: App, conversation: Conversation): void {
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
      const form = await formAgain(conversation, view.callback_id, body, paragraphs.join('\n'));
      const modal = { viewId: view.id, hash: undefined };
      return conversation.modals.show(modal, form ?? renderNotice('Runbook', ...paragraphs));
    };
    await withCare(conversation, { consequence: 'The runbook was not changed.', tell }, async () => {
      const request = { slackId: user.id, issue: { project: projectId, iid } };
      const result = await makeConfidential(conversation.services, request);
      if (result.kind !== 'refused') {
        await tell(confidentialityWords(result, isForm(view?.callback_id) ? 'Submit the form again.' : 'Try again.'));
        return;
      }
      await blankMessage(body, result.refusal, respond);
      if (view && isRefusedAccess(result.refusal)) {
        const blank = await blankForm(conversation, view.id, 'Runbook', result.refusal);
        await conversation.modals.show({ viewId: view.id, hash: undefined }, blank);
      } else await tell(refusalWords(result.refusal));
    });
  });
}

function isForm(callbackId: string | undefined): boolean {
  return callbackId === callbackIds.outcomes || callbackId === callbackIds.complete;
}

/** The form in which the button is, with what is typed in it; `undefined` in any other window. */
async function formAgain(
  conversation: Conversation,
  callbackId: string | undefined,
  body: unknown,
  notice: string,
): Promise<ModalView | undefined> {
  if (callbackId === callbackIds.outcomes) return outcomesAgain(conversation, readDraftClick(body), notice);
  if (callbackId === callbackIds.complete) return completionAgain(conversation, readDraftClick(body), notice);
  return undefined;
}

function confidentialityWords({ kind }: Exclude<Confidentiality, Refused>, next: string): readonly string[] {
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
