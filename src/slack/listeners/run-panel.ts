import type { App } from '@slack/bolt';
import { z } from 'zod';
import { clickRun } from '../../application/click-run.js';
import { actionIds } from '../identifiers.js';
import { RunButton } from '../views/run-button.js';
import { staleWords } from '../views/stale-words.js';
import { escapeMrkdwn } from '../views/text.js';
import { type AnswerParts, answerClick, type ClickAnswer } from './answer-click.js';
import { answerRefusedClick } from './answer-refused-click.js';
import { blankMessage } from './blank-message.js';
import { type Conversation, withCare } from './conversation.js';

const Click = z.object({
  user: z.object({ id: z.string() }),
  actions: z.array(z.object({ value: z.string() })).min(1),
});

/**
 * Start, Success, Partial, Failed, Skip and Undo in a run panel. What a click has changed shows in every panel, since the
 * change has promised to update them; only a click that came too late needs an answer.
 */
export function registerRunPanel(app: App, conversation: Conversation): void {
  for (const actionId of [actionIds.runStart, actionIds.runSettle, actionIds.runUndo])
    app.action(actionId, async ({ ack, body, respond, client }) => {
      await ack();
      const { slackId, issue, click } = readClick(body);
      const postEphemeral: AnswerParts['postEphemeral'] = (message) => client.chat.postEphemeral(message);
      const answer = (words: ClickAnswer) => answerClick({ respond, postEphemeral }, body, words);
      const tell = (paragraphs: readonly string[]) => answer({ text: escapeMrkdwn(paragraphs.join('\n')) });
      await withCare(conversation, { consequence: 'Nothing was recorded.', tell }, async () => {
        const result = await clickRun(conversation.services, { slackId, issue, click });
        if (result.kind === 'refused') {
          await answer(answerRefusedClick(result.refusal));
          await blankMessage(body, result.refusal, respond);
        }
        if (result.kind === 'stale') await answer({ text: staleWords(result.why) });
      });
    });
}

function readClick(body: unknown) {
  const { user, actions } = Click.parse(body);
  const { projectId, iid, click } = RunButton.parse(JSON.parse(actions[0]?.value ?? ''));
  return { slackId: user.id, issue: { project: projectId, iid }, click };
}
