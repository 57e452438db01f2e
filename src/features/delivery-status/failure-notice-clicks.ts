import type { App } from '@slack/bolt';
import { z } from 'zod';
import { formatRefusal } from '../../slack/block-kit/format-refusal.js';
import { escapeMrkdwn } from '../../slack/block-kit/text.js';
import { actionIds } from '../../slack/identifiers.js';
import { blankMessage } from '../../slack/listeners/blank-message.js';
import { withErrorReply } from '../../slack/listeners/error-reply.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { awaitStatus } from './await-status.js';
import { dismissFailed } from './dismiss-failed.js';
import { formatDismissed, NoticeButton } from './failure-notice.js';
import { retryFailed } from './retry-failed.js';
import { formatNotMade, headlineOf } from './status-modal.js';

const Click = z.object({
  user: z.object({ id: z.string() }),
  actions: z.array(z.object({ value: z.string() })).min(1),
});
const Issue = z.object({ projectId: z.number(), iid: z.number() });

/** "Try again" and "Dismiss" in the message that tells of a failure: the message is replaced by what became of it. */
export function registerNotices(app: App, context: ListenerContext): void {
  registerDismiss(app, context);
  app.action(actionIds.retryFromNotice, async ({ ack, body, respond }) => {
    await ack();
    const { slackId, issue } = readClick(body);
    const tell = (paragraphs: readonly string[]) =>
      respond({ response_type: 'ephemeral', replace_original: false, text: escapeMrkdwn(paragraphs.join('\n')) });
    await withErrorReply(context, { consequence: 'Nothing was tried again.', tell }, async () => {
      const result = await retryFailed(context.services, { slackId, issue });
      if (result.kind === 'refused') {
        await blankMessage(body, result.refusal, respond);
        await tell(formatRefusal(result.refusal));
        return;
      }
      const standing = await awaitStatus(context, result.call, result.keys);
      const words = headlineOf(standing, `Done for the call “${result.call.fields.name}”.`);
      const paragraphs = [words, ...formatNotMade(standing, result.keys)];
      await respond({ replace_original: true, text: escapeMrkdwn(paragraphs.join('\n')) });
    });
  });
}

function registerDismiss(app: App, context: ListenerContext): void {
  app.action(actionIds.dismissFailed, async ({ ack, body, respond }) => {
    await ack();
    const { user, actions } = Click.parse(body);
    const { projectId, iid, ...cause } = NoticeButton.parse(JSON.parse(actions[0]?.value ?? ''));
    const tell = (paragraphs: readonly string[]) =>
      respond({ response_type: 'ephemeral', replace_original: false, text: escapeMrkdwn(paragraphs.join('\n')) });
    await withErrorReply(context, { consequence: 'Nothing was dismissed.', tell }, async () => {
      const request = { slackId: user.id, issue: { project: projectId, iid }, cause };
      const result = await dismissFailed(context.services, request);
      if (result.kind === 'refused') {
        await blankMessage(body, result.refusal, respond);
        await tell(formatRefusal(result.refusal));
      } else {
        const words = formatDismissed(result.call, result.dismissed, user.id, context.channels);
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
