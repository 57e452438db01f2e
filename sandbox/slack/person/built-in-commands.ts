import { findPerson } from '../workspace/channels.js';
import { announceChange, type Channel } from '../workspace/workspace.js';
import { type Session, tell } from './session.js';

type BuiltIn = (session: Session, channel: Channel, argument: string) => void;

const invite: BuiltIn = (session, channel, name) => changeMember(session, name, (id) => channel.members.add(id));
const remove: BuiltIn = (session, channel, name) => changeMember(session, name, (id) => channel.members.delete(id));

/** Commands that Slack's client carries out itself: `/invite @name`, `/remove @name`, `/archive`. */
export const builtInCommands: ReadonlyMap<string, BuiltIn> = new Map([
  ['/invite', invite],
  ['/remove', remove],
  ['/archive', archive],
]);

function changeMember(session: Session, name: string, change: (id: string) => void): void {
  const person = findPerson(session.workspace, name);
  if (person === undefined) tell(session, `There is no ${name}.`);
  else change(person.id);
  announceChange(session.workspace);
}

function archive(session: Session, channel: Channel): void {
  channel.archived = true;
  announceChange(session.workspace);
}
