import type { Completion, FollowUp, TaskTotals } from '../../call/recording/recording.js';
import { safeAddress } from '../../call/safe-fields/safe-link.js';
import { safeInline } from '../../runbook/safe-text.js';
import { taskCounts, totalTime } from '../../slack/block-kit/format-counts.js';
import { endingText } from '../../slack/block-kit/result-text.js';
import { inBothZones } from './in-both-zones.js';

/**
 * How a call ended, as Markdown for its issue: who completed it, and then a list of what they said and what the tasks come
 * to. What people typed is put in so that it notifies nobody and runs no quick action.
 * @param zone in which the call's people speak of its time
 */
export function recordOfCompletion(completion: Completion, zone: string): readonly string[] {
  const { result, currentState, whyOpen, openItems, totals, followUps, completedAt } = completion;
  return [
    `Completed by ${safeInline(completion.completedBy.name)}.`,
    '',
    `- Completed: ${inBothZones({ instant: completedAt, zone })}`,
    `- Result: ${endingText[result]}`,
    ...labelled('Current state', currentState),
    `- Tasks: ${taskCounts(totals) || 'none'}`,
    ...timeOf(totals),
    ...(openItems === 0 ? [] : [`- Open pre-call items: ${openItems}`]),
    ...labelled('Reason for open items', whyOpen ?? ''),
    ...followUps.map((followUp) => `- Follow-up: ${followUpText(followUp)}`),
  ];
}

function labelled(label: string, typed: string): readonly string[] {
  const text = safeInline(typed);
  return text === '' ? [] : [`- ${label}: ${text}`];
}

function timeOf(totals: TaskTotals): readonly string[] {
  return totals.actualMinutes === undefined ? [] : [`- Time: ${totalTime(totals)}`];
}

function followUpText({ what, by, links }: FollowUp): string {
  const whom = safeInline(by);
  const parts = [safeInline(what) + (whom === '' ? '' : `, by ${whom}`), ...links.map(safeAddress)];
  return parts.join(' · ');
}
