import type { Destination, Message, MessagePlace, Messenger } from '../application/ports/slack.js';
import type { Delivery } from '../domain/call/delivery.js';

/** How far Slack's clock, which dates messages, may be behind ours, in milliseconds. */
const clockSlack = 60_000;

/**
 * Posts a delivery's message. Slack cannot be asked to post only once, so whenever something was begun before, the
 * conversation is searched for the message first, and one that is there is adopted.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postOnce(
  messenger: Pick<Messenger, 'post' | 'findPosted'>,
  delivery: Delivery,
  destination: Destination,
  message: Message,
): Promise<MessagePlace> {
  const begunBefore = delivery.attempts > 1 && delivery.firstAttemptAt !== undefined;
  const earlier = begunBefore
    ? await messenger.findPosted(destination, delivery.key, delivery.firstAttemptAt - clockSlack)
    : undefined;
  return earlier ?? messenger.post(destination, message, delivery.key);
}
