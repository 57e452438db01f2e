import type { App } from '@slack/bolt';
import { z } from 'zod';
import { dismissFailed } from '../../application/dismiss-failed.js';
import { retryFailed } from '../../application/retry-failed.js';
import { actionIds } from '../identifiers.js';
import { dismissedWords, NoticeButton } from '../views/failure-notice.js';
import { headlineOf, notMadeWords } from '../views/outcome-modal.js';
import { refusalWords } from '../views/refusal-words.js';
import { escapeMrkdwn } from '../views/text.js';
import { blankMessage } from './blank-message.js';
import { type Conversation, withCare } from './conversation.js';
import { settledStanding } from './settled-standing.js';

const Click = z.object({
  user: z.object({ id: z.string() }),
  actions: z.array(z.object({ value: z.string() })).min(1),
});
const Issue = z.object({ projectId: z.number(), iid: z.number() });

/** "Try again" and "Dismiss" in the message that tells of a failure: the message is replaced by what became of it. */
export function registerNotices(app: App, conversation: Conversation): void {
  registerDismiss(app, conversation);
  app.action(actionIds.retryFromNotice, async ({ ack, body, respond }) => {
    await ack();
    const { slackId, issue } = readClick(body);
    const tell = (paragraphs: readonly string[]) =>
      respond({ response_type: 'ephemeral', replace_original: false, text: escapeMrkdwn(paragraphs.join('\n')) });
    await withCare(conversation, { consequence: 'Nothing was tried again.', tell }, async () => {
      const result = await retryFailed(conversation.services, { slackId, issue });
      if (result.kind === 'refused') {
        await blankMessage(body, result.refusal, respond);
        await tell(refusalWords(result.refusal));
        return;
      }
      const standing = await settledStanding(conversation, result.call, result.keys);
      const words = headlineOf(standing, `Done for the call “${result.call.fields.name}”.`);
      const paragraphs = [words, ...notMadeWords(standing, result.keys)];
      await respond({ replace_original: true, text: escapeMrkdwn(paragraphs.join('\n')) });
    });
  });
}

function registerDismiss(app: App, conversation: Conversation): void {
  app.action(actionIds.dismissFailed, async ({ ack, body, respond }) => {
    await ack();
    const { user, actions } = Click.parse(body);
    const { projectId, iid, ...cause } = NoticeButton.parse(JSON.parse(actions[0]?.value ?? ''));
    const tell = (paragraphs: readonly string[]) =>
      respond({ response_type: 'ephemeral', replace_original: false, text: escapeMrkdwn(paragraphs.join('\n')) });
    await withCare(conversation, { consequence: 'Nothing was dismissed.', tell }, async () => {
      const request = { slackId: user.id, issue: { project: projectId, iid }, cause };
      const result = await dismissFailed(conversation.services, request);
      if (result.kind === 'refused') {
        await blankMessage(body, result.refusal, respond);
        await tell(refusalWords(result.refusal));
      } else {
        const words = dismissedWords(result.call, result.dismissed, user.id, conversation.channels);
        await respond({ replace_original: true, text: words });
      }
    });
  });
}

function readClick(body: unknown) {
  const { user, actions } = Click.parse(body);
  const { projectId, iid } = Issue.parse(JSON.parse(actions[0]?.value ?? ''));
  return { slackId: user.id, issue: { project: projectId, iid } };
}
