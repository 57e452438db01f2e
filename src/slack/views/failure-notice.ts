import type { ActionsBlock } from '@slack/types';
import { z } from 'zod';
import type { FailureNotice } from '../../application/ports/slack.js';
import type { Call } from '../../domain/call/call.js';
import type { Channels } from '../../domain/call/channels.js';
import type { Delivery } from '../../domain/call/delivery.js';
import { actionIds } from '../identifiers.js';
import { deliveryName } from './delivery-name.js';
import { failureWords } from './failure-words.js';
import { limits } from './limits.js';
import type { RenderedMessage } from './rendered-message.js';
import { escapeMrkdwn, linesWithin, mrkdwn, plain, shorten } from './text.js';

/** What the buttons of a notice say: of which call, and which cause they are about. */
export const NoticeButton = z.object({
  projectId: z.number(),
  iid: z.number(),
  service: z.enum(['Slack', 'GitLab', 'app']),
  code: z.string(),
});
type NoticeButton = z.infer<typeof NoticeButton>;

/** Tells the DRI that something for their call waits for them, how to mend it, and lets them queue it again or dismiss it. */
export function renderFailureNotice({ call, failed, failure, channels }: FailureNotice): RenderedMessage {
  const what = `${deliveryName(failed.content, call.product, channels)}, for the call “${nameOf(call)}”: not done.`;
  const { projectId, iid } = call.issue;
  return {
    text: `${what} ${failureWords(failure)}`,
    blocks: [
      { type: 'section', text: mrkdwn(`*${what}*\n${failureWords(failure)}`) },
      noticeButtons({ projectId, iid, service: failure.service, code: failure.code }),
    ],
  };
}

/** "Try again" queues all that has failed for the call; "Dismiss" cancels what has failed for this cause. */
function noticeButtons(button: NoticeButton): ActionsBlock {
  const value = JSON.stringify(button);
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        style: 'primary',
        action_id: actionIds.retryFromNotice,
        text: plain('Try again', limits.buttonText),
        value,
      },
      {
        type: 'button',
        action_id: actionIds.dismissFailed,
        text: plain('Dismiss', limits.buttonText),
        value,
        confirm: {
          title: plain('Dismiss this?', limits.title),
          text: plain('The app will not do it any more. What it was for is up to you.', limits.contextText),
          confirm: plain('Dismiss', limits.buttonText),
          deny: plain('Keep', limits.buttonText),
        },
      },
    ],
  };
}

/** What a notice says once somebody (a Slack id) has dismissed it, in mrkdwn. */
export function dismissedWords(call: Call, dismissed: readonly Delivery[], by: string, channels: Channels): string {
  if (dismissed.length === 0) return `Nothing waits for you any more for the call “${nameOf(call)}”.`;
  const names = dismissed.map(({ content }) => `• ${deliveryName(content, call.product, channels)}`);
  const headline = `Dismissed by <@${by}>. The app will not do this for the call “${nameOf(call)}”:`;
  return linesWithin([headline, ...names], limits.section);
}

function nameOf({ fields }: Call): string {
  return escapeMrkdwn(shorten(fields.name, limits.header));
}
