import type { FailureNotice } from '../../application/ports/slack.js';
import { actionIds } from '../identifiers.js';
import { deliveryName } from './delivery-name.js';
import { failureWords } from './failure-words.js';
import { limits } from './limits.js';
import type { RenderedMessage } from './rendered-message.js';
import { escapeMrkdwn, mrkdwn, plain, shorten } from './text.js';

/** Tells the DRI that something for their call waits for them, how to mend it, and lets them queue it again. */
export function renderFailureNotice({ call, failed, failure, channels }: FailureNotice): RenderedMessage {
  const name = escapeMrkdwn(shorten(call.fields.name, limits.header));
  const what = `${deliveryName(failed.content, call.product, channels)}, for the call “${name}”: not done.`;
  const issue = { projectId: call.issue.projectId, iid: call.issue.iid };
  return {
    text: `${what} ${failureWords(failure)}`,
    blocks: [
      { type: 'section', text: mrkdwn(`*${what}*\n${failureWords(failure)}`) },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            style: 'primary',
            action_id: actionIds.retryFromNotice,
            text: plain('Try again', limits.buttonText),
            value: JSON.stringify(issue),
          },
        ],
      },
    ],
  };
}
