import type { Job } from '../call/jobs/job.js';
import type { Destination, Message, MessagePlace, Messenger } from '../call/ports/slack.js';

/** How far Slack's clock, which dates messages, may be behind ours, in milliseconds. */
const clockSlack = 60_000;

/**
 * Posts a job's message. Slack cannot be asked to post only once, so whenever something was begun before, the
 * conversation is searched for the message first, and one that is there is adopted.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postOnce(
  messenger: Pick<Messenger, 'post' | 'findPosted'>,
  job: Job,
  destination: Destination,
  message: Message,
): Promise<MessagePlace> {
  const earlier = await findEarlier(messenger, job, destination);
  return earlier ?? messenger.post(destination, message, job.key);
}

/**
 * What an earlier attempt has posted; `undefined` when there was none, or it has posted nothing.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function findEarlier(
  messenger: Pick<Messenger, 'findPosted'>,
  { key, attempts, firstAttemptAt }: Job,
  destination: Destination,
): Promise<MessagePlace | undefined> {
  if (attempts <= 1 || firstAttemptAt === undefined) return undefined;
  return messenger.findPosted(destination, key, firstAttemptAt - clockSlack);
}
