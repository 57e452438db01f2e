import type { CompletionChange } from '../../call/jobs/job.js';
import { formatMinutes } from '../../runbook/duration.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { mrkdwn } from '../../slack/block-kit/text.js';

/** The line under an announcement that says what of a summary has been corrected, and by whom (a Slack id). */
export function renderCorrection(changes: readonly CompletionChange[], by: string): RenderedMessage {
  const words = changes.map(formatChange).join('; ') || 'the summary';
  const text = `Corrected by <@${by}>: ${words}.`;
  return renderedMessage({ text, blocks: [{ type: 'section', text: mrkdwn(text) }] });
}

function formatChange(change: CompletionChange): string {
  switch (change.kind) {
    case 'result':
      return `result ${change.from} → ${change.to}`;
    case 'current-state':
      return 'current state';
    case 'follow-ups':
      return 'follow-ups';
    case 'reason':
      return 'reason for open items';
    case 'tasks':
      return change.count === 1 ? '1 task' : `${change.count} tasks`;
    case 'total-time':
      return `total time ${formatTimes(change.from)} → ${formatTimes(change.to)}`;
  }
}

function formatTimes(minutes: number | undefined): string {
  return minutes === undefined ? 'none' : formatMinutes(minutes);
}
