import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Channels } from '../domain/call/channels.js';
import type { Delivery } from '../domain/call/delivery.js';
import { noticeReader } from '../domain/call/notice-reader.js';
import { postOnce } from './post-once.js';

export interface SendFailureNoticeParts {
  readonly calls: Pick<CallStore, 'deliveriesOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
  readonly channels: Channels;
}

/**
 * Tells the DRI that a delivery waits for a person. By the time it is told, somebody may have mended the cause.
 * @param failedKey the key of the delivery that has failed
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendFailureNotice(
  { calls, messenger, channels }: SendFailureNoticeParts,
  delivery: Delivery,
  failedKey: string,
  call: Call,
): Promise<AttemptOutcome> {
  const failed = (await calls.deliveriesOf(call.id)).find(({ key }) => key === failedKey);
  if (failed?.state !== 'failed' || !failed.failure) return { kind: 'pointless' };
  const notice = { call, failed, failure: failed.failure, channels };
  const slackId = noticeReader(call);
  await postOnce(messenger, delivery, { kind: 'person', slackId }, { kind: 'failure-notice', notice });
  return { kind: 'sent' };
}
