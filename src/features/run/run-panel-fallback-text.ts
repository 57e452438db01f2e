import type { RunPanel } from '../../call/ports/slack.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import { callLinksFallbackText } from '../../slack/block-kit/call-links.js';
import { completionLine } from '../../slack/block-kit/completion-line.js';
import { taskName } from '../../slack/block-kit/format-task.js';
import { limits } from '../../slack/block-kit/limits.js';
import { escapeMrkdwn, escapeTruncated, linesWithin } from '../../slack/block-kit/text.js';
import {
  currentLead,
  formatRunning,
  formatTotal,
  hiddenText,
  type PanelText,
  panelLinks,
  panelTitle,
  recordedName,
} from './format-run-panel.js';

const longestRollback = 600;

/**
 * The whole run panel as one mrkdwn text, the most urgent first. Slack cannot put a notification into the reader's time, so
 * times are said as the reader's clocks show them.
 */
export function runPanelFallbackText(panel: RunPanel, words: PanelText): string {
  const { call, timeZone } = panel;
  const say = (time: ScheduledTime, lead: string) => `${lead}${escapeMrkdwn(describeInZone(time, timeZone))}`;
  const [fields, wanted] = panelLinks(panel);
  return linesWithin(
    [
      escapeTruncated(panelTitle(call), limits.header),
      ...whereItIs(panel, words, say),
      formatTotal(panel, words, say),
      ...(words.hidden > 0 ? [hiddenText(words.hidden)] : []),
      ...words.settled.map(({ task, rest }) => escapeMrkdwn(`• ${recordedName(task)} – ${rest}`)),
      ...rollback(panel, words),
      ...callLinksFallbackText(fields, wanted),
    ].filter((line) => line !== ''),
    limits.messageText,
  );
}

function whereItIs(
  panel: RunPanel,
  words: PanelText,
  say: (time: ScheduledTime, lead: string) => string,
): readonly string[] {
  const { call, taskList } = panel;
  if (call.recording.completion) return [completionLine(call)];
  const { current } = words;
  if (!current)
    return [
      taskList.taskCount === 0
        ? 'The runbook has no tasks. Complete the call to post the summary.'
        : 'All tasks recorded. Complete the call to post the summary.',
    ];
  const name = escapeMrkdwn(`${currentLead(current, panel)}: ${taskName(current.task.name)}`);
  return [name, formatRunning(current, say, call.time.zone)];
}

function rollback({ call, taskList }: RunPanel, { hasFailed }: PanelText): readonly string[] {
  if (!hasFailed || call.recording.completion || !taskList.rollbackPlan?.trim()) return [];
  return [`Rollback plan: ${escapeTruncated(taskList.rollbackPlan, longestRollback)}`];
}
