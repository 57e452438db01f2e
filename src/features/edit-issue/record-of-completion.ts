import type { Completion, FollowUp, TaskTotals } from '../../call/recording/recording.js';
import { safeAddress } from '../../call/safe-fields/safe-link.js';
import { formatMinutes } from '../../runbook/duration.js';
import { safeInline } from '../../runbook/safe-text.js';
import { inBothZones } from './in-both-zones.js';

const shown = [
  ['Success', 'successful'],
  ['Partial', 'partly successful'],
  ['Failed', 'failed'],
  ['Skipped', 'skipped'],
  ['open', 'without an outcome'],
] as const;

/**
 * How a call ended, as Markdown for its issue: who completed it, and then a list of what they said and what the tasks come
 * to. What people typed is put in so that it notifies nobody and runs no quick action.
 * @param zone in which the call's people speak of its time
 */
export function recordOfCompletion(completion: Completion, zone: string): readonly string[] {
  const { result, currentState, whyOpen, openItems, totals, followUps, completedAt } = completion;
  return [
    `It was completed by ${safeInline(completion.completedBy.name)}.`,
    '',
    `- Completed: ${inBothZones({ instant: completedAt, zone })}`,
    `- Result: ${result}`,
    ...labelled('Current state', currentState),
    `- Tasks: ${countsOf(totals)}`,
    ...timeOf(totals),
    ...(openItems === 0 ? [] : [`- Open pre-call items: ${openItems}`]),
    ...labelled('Completed although something was open', whyOpen ?? ''),
    ...followUps.map((followUp) => `- Follow-up: ${followUpText(followUp)}`),
  ];
}

function labelled(label: string, typed: string): readonly string[] {
  const text = safeInline(typed);
  return text === '' ? [] : [`- ${label}: ${text}`];
}

function countsOf({ counts }: TaskTotals): string {
  const parts = shown.flatMap(([kind, word]) => (counts[kind] === 0 ? [] : [`${counts[kind]} ${word}`]));
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function timeOf({ actualMinutes, plannedMinutes }: TaskTotals): readonly string[] {
  const planned = plannedMinutes === undefined ? '' : ` (planned ${formatMinutes(plannedMinutes)})`;
  return actualMinutes === undefined ? [] : [`- Total time: ${formatMinutes(actualMinutes)}${planned}`];
}

function followUpText({ what, by, links }: FollowUp): string {
  const whom = safeInline(by);
  const parts = [safeInline(what) + (whom === '' ? '' : `, by ${whom}`), ...links.map(safeAddress)];
  return parts.join(' · ');
}
