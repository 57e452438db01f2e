import type { App } from '@slack/bolt';
import { z } from 'zod';
import { escapeMrkdwn } from '../../slack/block-kit/text.js';
import { actionIds } from '../../slack/identifiers.js';
import { type AnswerDeps, answerClick, type ClickAnswer } from '../../slack/listeners/answer-click.js';
import { answerRefusedClick } from '../../slack/listeners/answer-refused-click.js';
import { blankMessage } from '../../slack/listeners/blank-message.js';
import { withErrorReply } from '../../slack/listeners/error-reply.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { clickRun } from './click-run.js';
import { formatStaleClick } from './format-stale-click.js';
import { RunButton } from './run-button.js';

const Click = z.object({
  user: z.object({ id: z.string() }),
  actions: z.array(z.object({ value: z.string() })).min(1),
});

/**
 * Start, Success, Partial, Failed, Skip and Undo in a run panel. What a click has changed shows in every panel, since the
 * change has promised to update them; only a click that came too late needs an answer.
 */
export function registerRunPanel(app: App, context: ListenerContext): void {
  for (const actionId of [actionIds.runStart, actionIds.runRecord, actionIds.runUndo])
    app.action(actionId, async ({ ack, body, respond, client }) => {
      await ack();
      const { slackId, issue, click } = readClick(body);
      const postEphemeral: AnswerDeps['postEphemeral'] = (message) => client.chat.postEphemeral(message);
      const answer = (words: ClickAnswer) => answerClick({ respond, postEphemeral }, body, words);
      const tell = (paragraphs: readonly string[]) => answer({ text: escapeMrkdwn(paragraphs.join('\n')) });
      await withErrorReply(context, { consequence: 'Nothing was recorded.', tell }, async () => {
        const result = await clickRun(context.services, { slackId, issue, click });
        if (result.kind === 'refused') {
          await answer(answerRefusedClick(result.refusal));
          await blankMessage(body, result.refusal, respond);
        }
        if (result.kind === 'stale') await answer({ text: formatStaleClick(result.why) });
      });
    });
}

function readClick(body: unknown) {
  const { user, actions } = Click.parse(body);
  const { projectId, iid, click } = RunButton.parse(JSON.parse(actions[0]?.value ?? ''));
  return { slackId: user.id, issue: { project: projectId, iid }, click };
}
