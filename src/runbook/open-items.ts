import type { ChecklistItem } from './runbook.js';

/** The texts of the items that are open without a reason: one that is explained is open on purpose. */
export function openItems(items: readonly ChecklistItem[]): readonly string[] {
  return items.filter(({ state, reason }) => state === 'open' && !reason?.text).map(({ text }) => text);
}
