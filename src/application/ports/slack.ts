import type { Audience, Call } from '../../domain/call/call.js';
import type { ChannelName } from '../../domain/call/channels.js';

/**
 * Whether someone belongs to the workspace. `guest` covers restricted accounts, `stranger` people of other workspaces
 * in shared channels.
 */
export type Membership = 'member' | 'guest' | 'stranger' | 'bot' | 'deactivated';

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly membership: Membership;
  /** Only an address that Slack has confirmed. */
  readonly verifiedEmail: string | undefined;
  /** IANA name. */
  readonly timeZone: string | undefined;
}

export interface SlackDirectory {
  /** `undefined` when Slack does not know the user. Throws `ServiceFailure` when Slack does not answer. */
  user(slackId: string): Promise<SlackUser | undefined>;
}

/** What can be said in a channel, as meaning; the Slack adapter finds the words. */
export type Message = { readonly kind: 'announcement'; readonly call: Call; readonly audience: Audience };

/** Where a message stands. */
export interface MessagePlace {
  readonly channelId: string;
  readonly ts: string;
}

/** Posting. Every method sends its request once and throws a `ServiceFailure` when Slack does not do its part. */
export interface Messenger {
  /** Posts a message that carries `key` in its metadata, so that `findPosted` can recognise it. */
  post(channel: ChannelName, message: Message, key: string): Promise<MessagePlace>;

  /** Replaces a message that the app has posted. */
  update(place: MessagePlace, message: Message): Promise<void>;

  /** The address of a message. */
  permalink(place: MessagePlace): Promise<string>;

  /** The message with this key that was posted at `since` (milliseconds since the epoch) or later, or `undefined`. */
  findPosted(channel: ChannelName, key: string, since: number): Promise<MessagePlace | undefined>;
}
