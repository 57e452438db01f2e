import type { KnownBlock } from '@slack/types';
import type { SafeFields } from '../../call/safe-fields/safe-fields.js';
import { type CallLink, isLinked, linkLabels } from '../../slack/block-kit/call-links.js';
import { limits } from '../../slack/block-kit/limits.js';
import { plain } from '../../slack/block-kit/text.js';

const inOrder: readonly CallLink[] = ['runbook', 'meeting', 'request'];

/**
 * Says in a preview to which host each button of the posts, reminders and panels leads.
 * @param mayJoin whether the channels have the button to the meeting
 */
export function renderButtonTargets(fields: SafeFields, mayJoin: boolean): readonly KnownBlock[] {
  const targets = inOrder.flatMap((name) => {
    const { url } = fields[name];
    if (!isLinked(url)) return [];
    const where = name === 'meeting' && !mayJoin ? ', only in direct messages' : '';
    return [`${linkLabels[name]} → ${new URL(url).host}${where}`];
  });
  if (targets.length === 0) return [];
  return [{ type: 'context', elements: [plain(`Buttons: ${targets.join(' · ')}`, limits.contextText)] }];
}
