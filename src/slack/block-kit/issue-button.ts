import type { Button } from '@slack/types';
import { z } from 'zod';
import type { IssueKey } from '../../call/issue.js';
import { actionIds } from '../identifiers.js';
import { announcementLimits, limits } from './limits.js';
import { plain } from './text.js';

/** What a button says that opens a modal about a call: for which issue. */
export const IssueButton = z.object({ projectId: z.number(), iid: z.number() });

/** Opens the preview of the announcement: for an announced call, what updating its posts would change. */
export function previewButton(issue: IssueKey, text: string): Button {
  return { ...issueButton(issue, actionIds.previewAgain, text), style: 'primary' };
}

/** Opens the modal that records what became of each task; also the one that corrects it. */
export function outcomesButton(issue: IssueKey, text: string): Button {
  return issueButton(issue, actionIds.recordOutcomes, text);
}

/** Opens the modal that completes the call. */
export function completeButton(issue: IssueKey, text: string): Button {
  return { ...issueButton(issue, actionIds.completeCall, text), style: 'primary' };
}

/** Makes the runbook confidential, in a message or a window. */
export function hideButton(issue: IssueKey): Button {
  return { ...issueButton(issue, actionIds.hideRunbook, 'Make it confidential'), style: 'primary' };
}

/** Opens the issue that a moved one is now on GitLab; none where its address is too long for Slack. */
export function openNewIssueButton({ webUrl }: { readonly webUrl: string }): readonly Button[] {
  if (webUrl.length > announcementLimits.url) return [];
  const text = plain('Open the new issue', limits.buttonText);
  return [{ type: 'button', action_id: 'open_link_moved', text, url: webUrl }];
}

function issueButton({ projectId, iid }: IssueKey, actionId: string, text: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(text, limits.buttonText),
    value: JSON.stringify({ projectId, iid }),
  };
}
