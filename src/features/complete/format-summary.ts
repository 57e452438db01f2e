import type { Call } from '../../call/call.js';
import type { Completion } from '../../call/recording/recording.js';
import { formatCounts, totalTime } from '../../slack/block-kit/format-counts.js';
import { completionLimits } from '../../slack/block-kit/limits.js';
import { endingText } from '../../slack/block-kit/result-text.js';
import { truncate } from '../../slack/block-kit/text.js';

/** `Partly done: Acme - Enforce 2FA on all groups` */
export function summaryTitle({ fields }: Pick<Call, 'fields'>, { result }: Completion): string {
  return `${endingText[result]}: ${fields.name}`;
}

/** The tasks in numbers and how long they took; never a task itself. */
export function countsLine({ totals }: Completion): string {
  const time = totalTime(totals);
  return time ? `${formatCounts(totals)} Time: ${time}.` : formatCounts(totals);
}

/** Why the call was completed although something was open; empty when nobody had to say. */
export function openLine({ whyOpen, openItems, totals }: Completion): string {
  if (!whyOpen) return '';
  const { open } = totals.counts;
  const what = [
    open > 0 ? `${open} ${open === 1 ? 'task' : 'tasks'}` : '',
    openItems > 0 ? `${openItems} pre-call ${openItems === 1 ? 'item' : 'items'}` : '',
  ].filter((part) => part !== '');
  return `${what.join(' and ') || 'Something'} left open: ${truncate(whyOpen, completionLimits.whyOpen)}`;
}

/** In mrkdwn. */
export function completedLine({ completedBy }: Completion): string {
  return `Completed by <@${completedBy.slackId}>. Task details are in the runbook.`;
}
