import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Refusal } from '../../call/access/refusal.js';
import type { IssueRef } from '../../call/issue.js';
import { IssueButton } from '../block-kit/issue-button.js';
import { renderRefusal } from '../block-kit/refusal-view.js';
import { escapeMrkdwn } from '../block-kit/text.js';
import type { OpenModal } from '../modals.js';
import { blankMessage } from './blank-message.js';
import type { ListenerContext } from './listener-context.js';
import { showInModal } from './show-in-modal.js';

const Click = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  actions: z.array(z.object({ value: z.string() })).min(1),
});

/** What a modal about an issue shows, for whoever has opened it; `refusal` when they are refused. */
export interface ShownIssue {
  readonly view: ModalView;
  readonly refusal?: Refusal;
}

export type ShowIssue = (slackId: string, issue: string | IssueRef, modal: OpenModal) => Promise<ShownIssue>;

/** A modal that says why somebody is refused. */
export function shownRefusal(title: string, refusal: Refusal): ShownIssue {
  return { view: renderRefusal(title, refusal), refusal };
}

/** A button of a message that opens a modal about a call, wherever the message stands. */
export function registerIssueButton(app: App, context: ListenerContext, actionId: string, show: ShowIssue): void {
  app.action(actionId, async ({ ack, body, respond }) => {
    await ack();
    const { trigger_id: triggerId, user, actions } = Click.parse(body);
    const { projectId, iid } = IssueButton.parse(JSON.parse(actions[0]?.value ?? ''));
    const tell = (paragraphs: readonly string[]) =>
      respond({ response_type: 'ephemeral', replace_original: false, text: escapeMrkdwn(paragraphs.join('\n')) });
    await showInModal(context, triggerId, tell, async (modal) => {
      const { view, refusal } = await show(user.id, { project: projectId, iid }, modal);
      if (refusal) await blankMessage(body, refusal, respond);
      return view;
    });
  });
}
