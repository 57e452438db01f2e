import type { Json, JsonObject } from '../json.js';
import { fillIds } from './fill-ids.js';
import { announceChange, type Channel, type Message, type Workspace } from './workspace.js';

/** What a new message says and where it stands. */
export interface NewMessage {
  readonly user: string;
  readonly botId?: string | undefined;
  readonly text: string;
  readonly blocks?: JsonObject[];
  readonly attachments?: Json[];
  readonly metadata?: JsonObject | undefined;
  readonly threadTs?: string | undefined;
  readonly replyBroadcast?: boolean;
  readonly ephemeralTo?: string;
  readonly linksNames?: boolean;
  readonly mrkdwn?: boolean;
}

/** Adds a message to a channel and gives it the next timestamp. */
export function addMessage(workspace: Workspace, channel: Channel, message: NewMessage): Message {
  const stored: Message = {
    ts: nextTimestamp(channel, workspace.now()),
    channel: channel.id,
    user: message.user,
    botId: message.botId,
    text: message.text,
    blocks: fillIds(message.blocks ?? [], workspace.nextId),
    attachments: message.attachments ?? [],
    metadata: message.metadata,
    threadTs: message.threadTs,
    replyBroadcast: message.replyBroadcast ?? false,
    ephemeralTo: message.ephemeralTo,
    edited: undefined,
    linksNames: message.linksNames ?? false,
    mrkdwn: message.mrkdwn ?? true,
  };
  channel.messages.push(stored);
  announceChange(workspace);
  return stored;
}

/** A message that everybody in the channel sees, by its `ts`. */
export function findMessage(channel: Channel, ts: string): Message | undefined {
  return channel.messages.find((one) => one.ts === ts && one.ephemeralTo === undefined);
}

/** Takes a message away. */
export function removeMessage(workspace: Workspace, channel: Channel, message: Message): void {
  channel.messages.splice(channel.messages.indexOf(message), 1);
  announceChange(workspace);
}

/**
 * A channel's timestamps are its message ids: unique and increasing, also when several messages fall into one
 * millisecond or the clock goes back.
 */
export function nextTimestamp(channel: Channel, now: number): string {
  channel.lastMicroseconds = Math.max(Math.floor(now) * 1000, channel.lastMicroseconds + 1);
  const seconds = Math.floor(channel.lastMicroseconds / 1_000_000);
  return `${seconds}.${String(channel.lastMicroseconds % 1_000_000).padStart(6, '0')}`;
}
