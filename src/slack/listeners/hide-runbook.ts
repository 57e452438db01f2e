import type { App } from '@slack/bolt';
import { z } from 'zod';
import { type Confidentiality, makeConfidential } from '../../application/make-confidential.js';
import { actionIds } from '../identifiers.js';
import { IssueButton } from '../views/issue-button.js';
import { renderNotice } from '../views/notice-modal.js';
import { refusalWords } from '../views/refusal-words.js';
import { escapeMrkdwn } from '../views/text.js';
import { blankMessage } from './blank-message.js';
import { type Conversation, withCare } from './conversation.js';

const Click = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string() }).nullish(),
  actions: z.array(z.object({ value: z.string() })).min(1),
});

/** "Make it confidential", where the runbook of an announced call is public: in a message, or in a window. */
export function registerHideRunbook(app: App, conversation: Conversation): void {
  app.action(actionIds.hideRunbook, async ({ ack, body, respond }) => {
    await ack();
    const { user, view, actions } = Click.parse(body);
    const { projectId, iid } = IssueButton.parse(JSON.parse(actions[0]?.value ?? ''));
    const tell = (paragraphs: readonly string[]): Promise<unknown> =>
      view
        ? conversation.modals.show({ viewId: view.id, hash: undefined }, renderNotice('Runbook', ...paragraphs))
        : respond({ response_type: 'ephemeral', replace_original: false, text: escapeMrkdwn(paragraphs.join('\n')) });
    await withCare(conversation, { consequence: 'The runbook is as it was.', tell }, async () => {
      const request = { slackId: user.id, issue: { project: projectId, iid } };
      const result = await makeConfidential(conversation.services, request);
      if (result.kind === 'refused') await blankMessage(body, result.refusal, respond);
      await tell(confidentialityWords(result));
    });
  });
}

function confidentialityWords(result: Confidentiality): readonly string[] {
  switch (result.kind) {
    case 'confidential':
      return [
        'The runbook is confidential now.',
        'What was waiting is written into it within a minute. Repeat what was refused.',
      ];
    case 'ignored':
      return [
        'GitLab left the issue as it is: the app’s account may not make issues confidential in this project.',
        'Open the issue and turn on confidentiality there, or give the account the Planner role.',
      ];
    case 'refused':
      return refusalWords(result.refusal);
  }
}
