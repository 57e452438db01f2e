import type { Button } from '@slack/types';
import type { IssueKey } from '../../call/issue.js';
import { limits } from '../../slack/block-kit/limits.js';
import { plain } from '../../slack/block-kit/text.js';
import { actionIds } from '../../slack/identifiers.js';

/** "Try again" in a direct message: queues all that has failed for the call of this issue. */
export function retryButton(value: IssueKey): Button {
  return {
    type: 'button',
    style: 'primary',
    action_id: actionIds.retryFromNotice,
    text: plain('Try again', limits.buttonText),
    value: JSON.stringify(value),
  };
}
