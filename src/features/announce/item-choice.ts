import { checksum } from '../../call/checksum.js';
import type { ChecklistItem } from '../../runbook/runbook.js';

/** The answer that the announcement completes no item. */
export const noItem = 'none';

/**
 * A short name of an item, for the value of an option in Slack. An item that was moved or reworded has another one, so
 * that an answer is never taken for an item that nobody was asked about.
 */
export function itemKey({ position, text }: Pick<ChecklistItem, 'position' | 'text'>): string {
  return `${position}-${checksum(text)}`;
}
