import { renderMessage, type ShownMessage } from '../render/render-message.js';
import { topView } from '../workspace/views.js';
import type { Channel, Message } from '../workspace/workspace.js';
import { conversationOf } from './conversation.js';
import type { Session } from './session.js';
import { type ShownView, showView } from './shown-modal.js';

/** Everything that a person can see in their Slack client at one moment. */
export interface Screen {
  readonly modal: ShownView | undefined;
  readonly home: ShownView | undefined;
  /** What Slack's client said about things that went wrong, oldest first. */
  readonly notices: readonly string[];
  readonly ephemerals: readonly ShownMessage[];
  /** Messages of a conversation (`#name`, id, or `dm`), oldest first, replies inside their thread. */
  channel(where: string): readonly ShownMessage[];
  /** All of it as text, which is what conditions given as text are looked for in. */
  readonly text: string;
}

/** Looks at a person's client. */
export function lookAt(session: Session): Screen {
  const { workspace, person } = session;
  const mine = [...workspace.channels.values()].filter((one) => one.members.has(person.id));
  const modal = currentModal(session);
  const homeView = workspace.homes.get(person.id);
  const home = homeView === undefined ? undefined : showView(workspace, person, homeView);
  const notices = workspace.notices.get(person.id) ?? [];
  return {
    modal,
    home,
    notices,
    ephemerals: mine.flatMap((channel) => ephemeralsIn(session, channel)),
    channel: (where) => messagesIn(session, conversationOf(session, where)),
    get text() {
      const conversations = mine.map((channel) =>
        describe(`#${channel.name}`, messagesIn(session, channel).map(withReplies)),
      );
      return [...conversations, describe('Home', home?.lines), describe('Slack says', notices), describeModal(modal)]
        .filter((part) => part !== '')
        .join('\n\n');
    },
  };
}

/** The modal view in front of the person. */
export function currentModal({ workspace, person }: Session): ShownView | undefined {
  const view = topView(workspace, person.id);
  return view === undefined ? undefined : showView(workspace, person, view);
}

function messagesIn(session: Session, channel: Channel): ShownMessage[] {
  const visible = visibleIn(session, channel);
  const show = (message: Message, replies: readonly ShownMessage[] = []) =>
    renderMessage(session.workspace, session.person, message, replies);
  return visible
    .filter((one) => one.threadTs === undefined || one.replyBroadcast)
    .map((one) =>
      show(
        one,
        visible.filter((reply) => reply.threadTs === one.ts).map((reply) => show(reply)),
      ),
    );
}

function ephemeralsIn(session: Session, channel: Channel): ShownMessage[] {
  return visibleIn(session, channel)
    .filter((one) => one.ephemeralTo !== undefined)
    .map((one) => renderMessage(session.workspace, session.person, one));
}

/** The stored messages of a channel that the person may see. */
export function visibleIn({ person }: Session, channel: Channel): Message[] {
  return channel.messages.filter((one) => one.ephemeralTo === undefined || one.ephemeralTo === person.id);
}

function withReplies(message: ShownMessage): string {
  const mark = message.ephemeral ? ' (only visible to you)' : '';
  const replies = message.replies.map((reply) => `\n  ↳ ${withReplies(reply).replaceAll('\n', '\n  ')}`);
  return `${message.from}${mark}: ${message.text}${replies.join('')}`;
}

function describe(title: string, lines: readonly string[] = []): string {
  return lines.length === 0 ? '' : [`── ${title}`, ...lines].join('\n');
}

function describeModal(modal: ShownView | undefined): string {
  if (modal === undefined) return '';
  const errors = Object.entries(modal.errors).map(([label, error]) => `! ${label}: ${error}`);
  const notice = modal.notice === undefined ? [] : [`! ${modal.notice}`];
  const buttons = [modal.close, modal.submit].filter((one) => one !== undefined).map((one) => `[${one}]`);
  return describe(`Modal "${modal.title}"`, [...modal.lines, ...errors, ...notice, buttons.join(' ')]);
}
