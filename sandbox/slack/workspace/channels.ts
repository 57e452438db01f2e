import type { Channel, Person, Workspace } from './workspace.js';

/** A channel by id, whoever asks. */
export function channelById(workspace: Workspace, id: string): Channel | undefined {
  return workspace.channels.get(id);
}

/** A channel by id or by name, with or without `#`. */
export function channelByName(workspace: Workspace, nameOrId: string): Channel | undefined {
  const name = nameOrId.replace(/^#/, '');
  const byName = [...workspace.channels.values()].find((one) => one.kind !== 'im' && one.name === name);
  return workspace.channels.get(nameOrId) ?? byName;
}

/** Whether the app's bot may know of the channel: Slack hides private channels from everybody who is not in them. */
export function botCanSee(workspace: Workspace, channel: Channel): boolean {
  return channel.kind === 'public' || channel.members.has(workspace.app.botUserId);
}

/** The direct conversation between the app and a person; made when there is none. */
export function openDirectMessage(workspace: Workspace, person: Person): Channel {
  const existing = directMessageWith(workspace, person.id);
  if (existing !== undefined) return existing;
  const channel: Channel = {
    id: workspace.nextId('D'),
    name: 'directmessage',
    kind: 'im',
    members: new Set([person.id, workspace.app.botUserId]),
    archived: false,
    sharing: 'none',
    messages: [],
    lastMicroseconds: 0,
  };
  workspace.channels.set(channel.id, channel);
  return channel;
}

/** The direct conversation between the app and a person, if there is one. */
export function directMessageWith(workspace: Workspace, personId: string): Channel | undefined {
  return [...workspace.channels.values()].find((one) => one.kind === 'im' && one.members.has(personId));
}

/** A person by id, handle, or `@handle`. */
export function findPerson(workspace: Workspace, handleOrId: string): Person | undefined {
  const handle = handleOrId.replace(/^@/, '');
  return workspace.people.get(handleOrId) ?? [...workspace.people.values()].find((one) => one.handle === handle);
}
