import { visibleIn } from '../../slack/person/screen.js';
import type { Session } from '../../slack/person/session.js';
import type { Channel, Message } from '../../slack/workspace/workspace.js';
import { type DemoState, readMark } from '../demo-state.js';
import type { ListenerContext, MessageView, SlackView } from '../snapshot.js';
import { manifestFeatures } from './read-manifest.js';
import { showView } from './show-view.js';

/** A person's Slack client: their conversations, open modals and the app's Home. */
export function showSlack(demoState: DemoState, session: Session): SlackView {
  const { workspace, person } = session;
  const { app } = workspace;
  const { commands, writesToApp } = manifestFeatures();
  const stack = (workspace.stacks.get(person.id) ?? []).flatMap((id) => workspace.views.get(id) ?? []);
  const home = workspace.homes.get(person.id);
  return {
    appName: app.name,
    botId: app.botUserId,
    homeTab: app.homeTab,
    writesToApp,
    names: namesIn(session),
    conversations: conversationsOf(session).map((channel) => showConversation(demoState, session, channel)),
    commands,
    modals: stack.map(showView),
    home: home && showView(home),
  };
}

/** How much a person has not read yet. */
export function countUnread(demoState: DemoState, session: Session): number {
  const all = conversationsOf(session).map((channel) => unreadIn(demoState, session, channel).length);
  return all.reduce((sum, count) => sum + count, 0);
}

/** Slack hides the names of private channels from who is not in them. */
function namesIn({ workspace, person }: Session): Record<string, string> {
  const people = [...workspace.people.values()].map((one) => [one.id, one.name] as const);
  const channels = [...workspace.channels.values()]
    .filter((one) => one.kind === 'public' || one.members.has(person.id))
    .map((one) => [one.id, one.name] as const);
  return Object.fromEntries([...people, ...channels]);
}

function conversationsOf({ workspace, person }: Session): Channel[] {
  return [...workspace.channels.values()].filter((one) => one.members.has(person.id));
}

function unreadIn(demoState: DemoState, session: Session, channel: Channel): Message[] {
  const mark = readMark(demoState, session.person, channel);
  return visibleIn(session, channel).filter((one) => one.ts > mark && one.user !== session.person.id);
}

function showConversation(demoState: DemoState, session: Session, channel: Channel): ListenerContext {
  const unread = new Set(unreadIn(demoState, session, channel));
  return {
    id: channel.id,
    name: channel.kind === 'im' ? session.workspace.app.name : channel.name,
    kind: channel.kind,
    members: channel.members.size,
    unread: unread.size,
    messages: visibleIn(session, channel).map((message) => showMessage(session, message, unread.has(message))),
  };
}

function showMessage({ workspace }: Session, message: Message, unread: boolean): MessageView {
  return {
    ts: message.ts,
    at: Number(message.ts) * 1000,
    from: workspace.people.get(message.user)?.name ?? message.user,
    fromApp: message.user === workspace.app.botUserId,
    text: message.text,
    blocks: message.blocks,
    threadTs: message.threadTs,
    inChannel: message.threadTs === undefined || message.replyBroadcast,
    ephemeral: message.ephemeralTo !== undefined,
    edited: message.edited !== undefined,
    unread,
  };
}
