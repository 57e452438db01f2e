import type { Button, ConfirmationDialog } from '@slack/types';
import { z } from 'zod';
import type { RunClick } from '../../domain/call/decide-click.js';
import type { IssueKey } from '../../domain/call/issue.js';
import { taskResults } from '../../domain/runbook/runbook.js';
import { limits } from './limits.js';
import { plain } from './text.js';

const TaskMark = z.object({ position: z.number(), name: z.string() });

/** What a button of the run panel says when it is clicked: for which issue, and what somebody means by it. */
export const RunButton = z.object({
  projectId: z.number(),
  iid: z.number(),
  click: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('start'), task: TaskMark }),
    z.object({
      kind: z.literal('settle'),
      task: TaskMark,
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
export function runButton(issue: IssueKey, click: RunClick, face: Face): Button {
  const value: RunButton = { projectId: issue.projectId, iid: issue.iid, click };
  return {
    type: 'button',
    action_id: face.actionId,
    text: plain(face.text, limits.buttonText),
    ...(face.isPrimary ? { style: 'primary' } : {}),
    ...(face.confirm ? { confirm: face.confirm } : {}),
    value: JSON.stringify(value),
  };
}
