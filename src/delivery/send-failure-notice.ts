import type { ReadAccess } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Channels } from '../domain/call/channels.js';
import type { Delivery, DeliveryFailure } from '../domain/call/delivery.js';
import { type SendNoticeParts, sendNotice } from './send-notice.js';

export interface SendFailureNoticeParts extends SendNoticeParts {
  readonly calls: Pick<CallStore, 'deliveriesOf'>;
  readonly channels: Channels;
}

/**
 * Tells the DRI that a delivery waits for a person. By the time it is told, somebody may have mended the cause.
 * @param failedKey the key of the delivery that has failed
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendFailureNotice(
  parts: SendFailureNoticeParts,
  delivery: Delivery,
  failedKey: string,
  call: Call,
): Promise<AttemptOutcome> {
  const failed = (await parts.calls.deliveriesOf(call.id)).find(({ key }) => key === failedKey);
  const failure = failed?.failure;
  if (failed?.state !== 'failed' || !failure) return { kind: 'pointless' };
  const { channels } = parts;
  return sendNotice(parts, delivery, call, (access) => {
    const told = failureFor(access, failure);
    return { kind: 'failure-notice', notice: { call, failed: { ...failed, failure: told }, failure: told, channels } };
  });
}

/** What the app says of an edit of the runbook may quote it. Slack’s refusals are about channels and permissions. */
function failureFor(access: ReadAccess, failure: DeliveryFailure): DeliveryFailure {
  if (access === 'granted' || failure.service === 'Slack') return failure;
  return { ...failure, message: 'GitLab did not answer in time, so the details are not shown here.' };
}
