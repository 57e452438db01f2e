import { channelByName, openDirectMessage } from '../workspace/channels.js';
import type { Channel } from '../workspace/workspace.js';
import type { Session } from './session.js';

/**
 * The conversation that a test means: `#name`, an id, or `dm` for the direct conversation with the app.
 * Throws when the person cannot be there, because then the test is wrong.
 */
export function conversationOf({ workspace, person }: Session, where: string): Channel {
  const channel = where === 'dm' ? openDirectMessage(workspace, person) : channelByName(workspace, where);
  if (channel === undefined) throw new Error(`There is no conversation ${where}.`);
  if (!channel.members.has(person.id)) throw new Error(`${person.handle} is not in ${where}.`);
  return channel;
}
