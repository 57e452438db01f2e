import type { AttemptOutcome } from '../application/ports/store.js';
import type { DeliveryContent } from '../domain/call/delivery.js';

/** What changes a message that stands. A notice may: one that is posted is never refused with these. */
const updates: readonly DeliveryContent['kind'][] = [
  'announcement-update',
  'meeting-link-removal',
  'run-panel-update',
  'progress-update',
  'summary-update',
  'failure-notice',
];

/** Slack's words for a direct message that is gone with its reader. Source: its documentation of `chat.update`. */
const readerGone: readonly string[] = ['channel_not_found', 'user_disabled', 'user_not_found', 'cannot_dm_bot'];

/**
 * Whether a refusal says that there is nothing to do any more and nothing that a person could put right: the message to
 * change was deleted, or the direct message is gone. A channel that is gone is another matter: its name may be wrong.
 */
export function isObsolete({ kind }: DeliveryContent, outcome: AttemptOutcome): boolean {
  if (outcome.kind !== 'failed' || outcome.failure.service !== 'Slack') return false;
  const { code } = outcome.failure;
  if (code === 'message_not_found') return updates.includes(kind);
  return kind === 'run-panel-update' && readerGone.includes(code);
}
