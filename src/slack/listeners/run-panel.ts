import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { clickRun } from '../../application/click-run.js';
import type { Refusal } from '../../application/refusal.js';
import { actionIds } from '../identifiers.js';
import { remedyOf } from '../views/refusal-view.js';
import { refusalWords } from '../views/refusal-words.js';
import { RunButton } from '../views/run-button.js';
import { staleWords } from '../views/stale-words.js';
import { escapeMrkdwn, mrkdwn } from '../views/text.js';
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
    app.action(actionId, async ({ ack, body, respond }) => {
      await ack();
      const { slackId, issue, click } = readClick(body);
      const say = (text: string) => respond({ response_type: 'ephemeral', replace_original: false, text });
      const tell = (paragraphs: readonly string[]) => say(escapeMrkdwn(paragraphs.join('\n')));
      const refuse = (refusal: Refusal) => {
        const text = escapeMrkdwn(refusalWords(refusal).join('\n'));
        const blocks: KnownBlock[] = [{ type: 'section', text: mrkdwn(text) }, ...remedyOf(refusal)];
        // A panel of a moved issue can record nothing any more: it becomes the way to the new one.
        if (refusal.kind === 'issue-moved') return respond({ replace_original: true, text, blocks });
        return respond({ response_type: 'ephemeral', replace_original: false, text, blocks });
      };
      await withCare(conversation, { consequence: 'Nothing was recorded.', tell }, async () => {
        const result = await clickRun(conversation.services, { slackId, issue, click });
        if (result.kind === 'refused') {
          await blankMessage(body, result.refusal, respond);
          await refuse(result.refusal);
        }
        if (result.kind === 'stale') await say(staleWords(result.why));
      });
    });
}

function readClick(body: unknown) {
  const { user, actions } = Click.parse(body);
  const { projectId, iid, click } = RunButton.parse(JSON.parse(actions[0]?.value ?? ''));
  return { slackId: user.id, issue: { project: projectId, iid }, click };
}
