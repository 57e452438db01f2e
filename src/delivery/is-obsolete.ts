import type { JobPayload } from '../call/jobs/job.js';
import { jobKind } from '../call/jobs/job-kinds.js';
import type { AttemptResult } from '../call/ports/store.js';

/** Slack's words for a direct message that is gone with its reader. Source: its documentation of `chat.update`. */
const readerGone: readonly string[] = ['channel_not_found', 'user_disabled', 'user_not_found', 'cannot_dm_bot'];

/**
 * Whether a refusal says that there is nothing to do any more and nothing that a person could put right: the message to
 * change was deleted, or the direct message is gone. A channel that is gone is another matter: its name may be wrong.
 */
export function isObsolete({ kind }: JobPayload, result: AttemptResult): boolean {
  if (result.kind !== 'failed' || result.failure.service !== 'Slack') return false;
  const { code } = result.failure;
  if (code === 'message_not_found') return jobKind(kind).changesMessage === true;
  return kind === 'run-panel-update' && readerGone.includes(code);
}
