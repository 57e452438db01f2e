import type { ChecklistItem } from './runbook.js';

const informs = /\b(?:inform|announce|notify|tell|post)(?:s|ed|ing|ment)?\b/i;
const supportChannel = /#\s?support[_-]/i;

/**
 * The item that the app ticks itself, in either checklist: "Inform on `#support_gitlab-com` … Slack channel about the
 * work …". It is known by informing somebody in a `#support_…` channel, since people reword it.
 */
export function findInformItem(items: readonly ChecklistItem[]): ChecklistItem | undefined {
  return items.find(({ text }) => informs.test(text) && supportChannel.test(text));
}
