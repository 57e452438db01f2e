import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';
import { findPost } from './find-post.js';
import { postOnce } from './post-once.js';

export interface PostCorrectionParts {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
}

type Correction = Extract<DeliveryContent, { kind: 'correction' }>;

/**
 * Says under an announcement what somebody has changed of the summary.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postCorrection(
  { calls, messenger }: PostCorrectionParts,
  delivery: Delivery,
  { audience, changes, by }: Correction,
  call: Call,
): Promise<AttemptOutcome> {
  const under = await findPost(calls, call, audience);
  await postOnce(messenger, delivery, { kind: 'thread', under }, { kind: 'correction', changes, by });
  return { kind: 'sent' };
}
