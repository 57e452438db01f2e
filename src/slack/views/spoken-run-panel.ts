import type { RunPanel } from '../../application/ports/slack.js';
import { describeInZone } from '../../domain/schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../domain/schedule/scheduled-time.js';
import { spokenCallLinks } from './call-links.js';
import { completionLine } from './completion-line.js';
import { limits } from './limits.js';
import {
  currentLead,
  hiddenWords,
  type PanelWords,
  panelLinks,
  panelTitle,
  runningWords,
  settledName,
  totalWords,
} from './run-panel-words.js';
import { taskName } from './task-words.js';
import { escapeMrkdwn, linesWithin, shorten } from './text.js';

const longestRollback = 600;

/**
 * The whole run panel as one mrkdwn text, the most urgent first. Slack cannot put a notification into the reader's time, so
 * times are said as the reader's clocks show them.
 */
export function renderSpokenRunPanel(panel: RunPanel, words: PanelWords): string {
  const { call, timeZone } = panel;
  const say = (time: ScheduledTime) => escapeMrkdwn(describeInZone(time, timeZone));
  const [fields, wanted] = panelLinks(panel);
  return linesWithin(
    [
      spoken(panelTitle(call), limits.header),
      ...whereItIs(panel, words, say),
      totalWords(panel, words, say),
      ...(words.hidden > 0 ? [hiddenWords(words.hidden)] : []),
      ...words.settled.map(({ task, rest }) => escapeMrkdwn(`• ${settledName(task)} – ${rest}`)),
      ...rollback(panel, words),
      ...spokenCallLinks(fields, wanted),
    ].filter((line) => line !== ''),
    limits.messageText,
  );
}

function whereItIs(panel: RunPanel, words: PanelWords, say: (time: ScheduledTime) => string): readonly string[] {
  const { call, sheet } = panel;
  if (call.recording.completion) return [completionLine(call)];
  const { current } = words;
  if (!current)
    return [
      sheet.taskCount === 0
        ? 'The runbook has no tasks. Complete the call to post the summary.'
        : 'All tasks recorded. Complete the call to post the summary.',
    ];
  const name = escapeMrkdwn(`${currentLead(current, panel)}: ${taskName(current.task.name)}`);
  return [name, runningWords(current, say, call.time.zone)];
}

function rollback({ call, sheet }: RunPanel, { hasFailed }: PanelWords): readonly string[] {
  if (!hasFailed || call.recording.completion || !sheet.rollbackPlan?.trim()) return [];
  return [`Rollback plan: ${spoken(sheet.rollbackPlan, longestRollback)}`];
}

/** Shortened first, so that no escape is cut in half. */
function spoken(text: string, limit: number): string {
  return escapeMrkdwn(shorten(text, limit));
}
