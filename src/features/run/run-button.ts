import type { Button, ConfirmationDialog } from '@slack/types';
import { z } from 'zod';
import type { IssueKey } from '../../call/issue.js';
import { taskResults } from '../../runbook/runbook.js';
import { limits } from '../../slack/block-kit/limits.js';
import { plain } from '../../slack/block-kit/text.js';
import type { RunClick } from './decide-click.js';

const TaskFingerprint = z.object({ position: z.number(), name: z.string() });

/** What a button of the run panel says when it is clicked: for which issue, and what somebody means by it. */
export const RunButton = z.object({
  projectId: z.number(),
  iid: z.number(),
  click: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('start'), task: TaskFingerprint }),
    z.object({
      kind: z.literal('settle'),
      task: TaskFingerprint,
      result: z.enum(taskResults),
      replaces: z.string().optional(),
    }),
    z.object({ kind: z.literal('undo'), at: z.number() }),
  ]),
});
export type RunButton = z.infer<typeof RunButton>;

interface Face {
  readonly actionId: string;
  readonly text: string;
  readonly isPrimary?: boolean;
  /** What is asked before the click counts. */
  readonly confirm?: ConfirmationDialog;
}

/** A button that records something at once. */
export function runButton(issue: IssueKey, click: RunClick, slackId: Face): Button {
  const value: RunButton = { projectId: issue.projectId, iid: issue.iid, click };
  return {
    type: 'button',
    action_id: slackId.actionId,
    text: plain(slackId.text, limits.buttonText),
    ...(slackId.isPrimary ? { style: 'primary' } : {}),
    ...(slackId.confirm ? { confirm: slackId.confirm } : {}),
    value: JSON.stringify(value),
  };
}
