import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';
import { progressName } from '../domain/call/message-names.js';
import { findPost } from './find-post.js';
import { postOnce } from './post-once.js';
import { type ShowRunParts, showProgress } from './show-run.js';

export interface PostProgressParts extends Pick<ShowRunParts, 'lookAtRun' | 'clock'> {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
}

type ProgressContent = Extract<DeliveryContent, { kind: 'progress' }>;

/**
 * Says under an announcement how far the call is. Pointless for another start than the call now has, and when it is
 * completed.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function postProgress(
  parts: PostProgressParts,
  delivery: Delivery,
  { audience, instant }: ProgressContent,
  call: Call,
): Promise<AttemptOutcome> {
  if (instant !== call.time.instant || call.recording.completion) return { kind: 'pointless' };
  const under = await findPost(parts.calls, call, audience);
  const message = await showProgress(parts, call);
  if (!message) return { kind: 'pointless' };
  const place = await postOnce(parts.messenger, delivery, { kind: 'thread', under }, message);
  return { kind: 'sent', message: { name: progressName(audience), ...place, permalink: undefined } };
}
