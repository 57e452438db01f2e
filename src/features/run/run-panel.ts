import type { ActionsBlock, Button, ConfirmationDialog, KnownBlock, RichTextSection } from '@slack/types';
import { checksum } from '../../call/checksum.js';
import type { RunPanel } from '../../call/ports/slack.js';
import { type TaskResult, taskResults } from '../../runbook/runbook.js';
import { renderCallLinks } from '../../slack/block-kit/call-links.js';
import { completionLine } from '../../slack/block-kit/completion-line.js';
import { completeButton, outcomesButton } from '../../slack/block-kit/issue-button.js';
import { limits } from '../../slack/block-kit/limits.js';
import { readersTime } from '../../slack/block-kit/moment.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { taskHeading } from '../../slack/block-kit/task-heading.js';
import { mrkdwn, plain, truncate } from '../../slack/block-kit/text.js';
import { actionIds, recordActionId } from '../../slack/identifiers.js';
import {
  type CurrentTask,
  currentLead,
  formatPanel,
  formatRunning,
  formatTotal,
  hiddenText,
  type PanelText,
  panelLinks,
  panelTitle,
  recordedName,
} from './format-run-panel.js';
import { runButton } from './run-button.js';
import { runPanelFallbackText } from './run-panel-fallback-text.js';

/** Beside everything else in the panel; the whole plan stands in the runbook. */
const longestRollback = 2500;
const longestOdd = 200;
const longestReplaced = 100;

/**
 * The direct message in which a call is recorded while it goes on: where it is, what is behind it, and a button for each
 * thing that can happen next. Once the call is completed it only says how it ended.
 */
export function renderRunPanel(panel: RunPanel): RenderedMessage {
  const { call } = panel;
  const words = formatPanel(panel);
  return renderedMessage({
    text: runPanelFallbackText(panel, words),
    blocks: [
      { type: 'header', text: plain(panelTitle(call), limits.header) },
      ...(call.recording.completion ? completed(panel) : atWork(panel, words)),
      ...recordedTasks(words),
      { type: 'section', text: mrkdwn(formatTotal(panel, words, readersTime)) },
      ...rollback(panel, words),
      ...renderCallLinks(...panelLinks(panel)),
    ],
  });
}

function completed({ call }: RunPanel): readonly KnownBlock[] {
  return [
    { type: 'section', text: mrkdwn(completionLine(call)) },
    { type: 'actions', elements: [outcomesButton(call.issue, 'Correct the outcomes…')] },
  ];
}

function atWork(panel: RunPanel, words: PanelText): readonly KnownBlock[] {
  const { call, taskList } = panel;
  const { current } = words;
  if (!current) {
    const said = taskList.taskCount === 0 ? 'The runbook has no tasks.' : 'All tasks recorded.';
    return [
      { type: 'section', text: mrkdwn(`*${said}* Complete the call to post the summary.`) },
      otherButtons(panel, words),
    ];
  }
  return [
    taskHeading(currentLead(current, panel), current.task),
    { type: 'context', elements: [mrkdwn(formatRunning(current, readersTime, call.time.zone))] },
    ...oddOutcome(current),
    { type: 'actions', elements: taskButtons(panel, current) },
    otherButtons(panel, words),
  ];
}

function oddOutcome({ task }: CurrentTask): readonly KnownBlock[] {
  if (!task.oddOutcome) return [];
  const text = `The runbook says “${truncate(task.oddOutcome, longestOdd)}”, which isn’t a result. Recording one asks before replacing it.`;
  return [{ type: 'context', elements: [plain(text, limits.contextText)] }];
}

function taskButtons({ call }: RunPanel, { task: line, mark: task, running }: CurrentTask): Button[] {
  const odd = line.oddOutcome;
  const start = runButton(
    call.issue,
    { kind: 'start', task },
    { actionId: actionIds.runStart, text: 'Start', isPrimary: true },
  );
  const recordOutcome = taskResults.map((result) =>
    runButton(
      call.issue,
      { kind: 'settle', task, result, ...(odd === undefined ? {} : { replaces: checksum(odd) }) },
      {
        actionId: recordActionId(result),
        text: result === 'Skipped' ? 'Skip' : result,
        ...(odd === undefined ? {} : { confirm: replaceDialog(odd, result) }),
      },
    ),
  );
  return [...(running ? [] : [start]), ...recordOutcome];
}

/** Words that somebody wrote are not replaced by a single click. */
function replaceDialog(odd: string, result: TaskResult): ConfirmationDialog {
  const words = truncate(odd, longestReplaced);
  return {
    title: plain('Replace the outcome?', limits.dialogTitle),
    text: plain(
      `The runbook says “${words}”, which isn’t a result. ${result} replaces it. To keep it as a note, use “Correct…”.`,
      limits.dialogText,
    ),
    confirm: plain(`Record ${result}`, limits.dialogButton),
    deny: plain('Cancel', limits.dialogButton),
  };
}

function otherButtons({ call, taskList }: RunPanel, { undo, isRecorded }: PanelText): ActionsBlock {
  const undoButton = undo
    ? [runButton(call.issue, { kind: 'undo', at: undo.at }, { actionId: actionIds.runUndo, text: undo.text })]
    : [];
  const complete = isRecorded ? [completeButton(call.issue, 'Complete the call…')] : [];
  const correct = taskList.taskCount > 0 ? [outcomesButton(call.issue, 'Correct…')] : [];
  return { type: 'actions', elements: [...complete, ...undoButton, ...correct] };
}

/** Rich text, because names and notes are the runbook's own text. */
function recordedTasks({ settled, hidden }: PanelText): readonly KnownBlock[] {
  if (settled.length === 0) return [];
  const lines = settled.map(({ task, rest }) => `${recordedName(task)} – ${rest}`);
  const more = hidden > 0 ? [hiddenText(hidden)] : [];
  return [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_list', style: 'bullet', elements: [...more, ...lines].map(listItem) }],
    },
  ];
}

function listItem(text: string): RichTextSection {
  return { type: 'rich_text_section', elements: [{ type: 'text', text }] };
}

/** Once something has failed, whoever runs the call may need to go back. */
function rollback({ call, taskList }: RunPanel, { hasFailed }: PanelText): readonly KnownBlock[] {
  if (!hasFailed || call.recording.completion) return [];
  if (!taskList.rollbackPlan?.trim())
    return [{ type: 'context', elements: [plain('The runbook has no rollback plan.', limits.contextText)] }];
  const isWhole = taskList.rollbackPlan.length <= longestRollback;
  return [
    { type: 'section', text: mrkdwn('*Rollback plan*') },
    { type: 'section', text: plain(taskList.rollbackPlan, longestRollback) },
    ...(isWhole
      ? []
      : [{ type: 'context' as const, elements: [plain('The rest is in the runbook.', limits.contextText)] }]),
  ];
}
