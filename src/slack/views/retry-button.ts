import type { Button } from '@slack/types';
import type { IssueKey } from '../../domain/call/issue.js';
import { actionIds } from '../identifiers.js';
import { limits } from './limits.js';
import { plain } from './text.js';

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
