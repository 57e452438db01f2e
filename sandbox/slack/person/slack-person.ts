import type { Ack } from '../app/delivery.js';
import { sendEvent } from '../app/send-event.js';
import type { ShownMessage } from '../render/render-message.js';
import { openDirectMessage } from '../workspace/channels.js';
import { addMessage } from '../workspace/messages.js';
import { viewPayload } from '../workspace/views.js';
import { type Click, click } from './click.js';
import { conversationOf } from './conversation.js';
import { choose, fill, tick } from './fill-in.js';
import type { Where } from './find-element.js';
import { currentModal, lookAt, type Screen } from './screen.js';
import type { Session } from './session.js';
import type { ShownView } from './shown-modal.js';
import { close, submit } from './submit.js';
import { typeCommand } from './type-command.js';
import { waitFor } from './wait.js';

/** Text to find, a pattern, or a test of everything that the person sees. */
export type Condition = string | RegExp | ((screen: Screen) => unknown);

/** Somebody at their Slack client: does what people do and sees what people see. */
export interface SlackPerson {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** Types a slash command (`/runbook check 12`), or, without a slash, posts a message. */
  types(line: string, where?: { readonly in?: string }): Promise<Ack>;
  /** Clicks a button or menu entry by its text or `action_id`; says yes to a confirmation dialog. */
  clicks(name: string, how?: Click): Promise<Ack | undefined>;
  /** Types into a field, by its label or `action_id`. */
  fills(label: string, text: string, where?: Where): Promise<Ack | undefined>;
  /** Chooses from a menu, radio buttons or a picker. */
  chooses(label: string, choice: string, where?: Where): Promise<Ack | undefined>;
  ticks(label: string, ...texts: string[]): Promise<Ack | undefined>;
  unticks(label: string, ...texts: string[]): Promise<Ack | undefined>;
  /** Submits the modal. `undefined` when Slack's client itself finds a field wrong and sends nothing. */
  submits(): Promise<Ack | undefined>;
  /** Closes the modal view in front, or all of them. */
  closes(how?: { readonly all?: boolean }): Promise<void>;
  /** Opens the app's Home tab. `undefined` when the app did not subscribe to that. */
  opensHome(): Promise<Ack | undefined>;
  /** Waits until the condition holds, 5 s at most; resolves with what the test of a function returned. */
  sees(condition: Condition, within?: number): Promise<unknown>;
  /** The modal view in front, if one is open. */
  modal(): ShownView | undefined;
  /** Waits for a modal view of which `test` is true. */
  modalWhere(test: (modal: ShownView) => boolean, within?: number): Promise<ShownView>;
  home(): ShownView | undefined;
  /** Messages that only this person sees, oldest first. */
  ephemerals(): readonly ShownMessage[];
  /** A conversation as this person sees it: `#name`, id, or `dm` for the one with the app. */
  channel(where: string): readonly ShownMessage[];
  /** What Slack's client said about things that went wrong. */
  notices(): readonly string[];
  screen(): Screen;
}

/** Seats a person at their client. */
export function seatPerson(session: Session): SlackPerson {
  const { workspace, person } = session;
  const { id, handle, name } = person;
  const describe = () => `${handle} sees:\n${lookAt(session).text}`;
  return {
    id,
    handle,
    name,
    types: (line, where = {}) => type(session, line, where.in ?? 'dm'),
    clicks: (label, how = {}) => click(session, label, how),
    fills: (label, text, where = {}) => fill(session, label, text, where),
    chooses: (label, choice, where = {}) => choose(session, label, choice, where),
    ticks: (label, ...texts) => tick(session, label, texts, true, {}),
    unticks: (label, ...texts) => tick(session, label, texts, false, {}),
    submits: () => submit(session),
    closes: (how = {}) => close(session, how.all ?? false),
    opensHome: () => openHome(session),
    sees: (condition, within) =>
      waitFor(
        workspace,
        () => holds(session, condition),
        () => `Looked for ${condition}.\n${describe()}`,
        within,
      ),
    modal: () => currentModal(session),
    modalWhere: (test, within) => waitFor(workspace, () => matching(currentModal(session), test), describe, within),
    home: () => lookAt(session).home,
    ephemerals: () => lookAt(session).ephemerals,
    channel: (where) => lookAt(session).channel(where),
    notices: () => lookAt(session).notices,
    screen: () => lookAt(session),
  };
}

async function type(session: Session, line: string, where: string): Promise<Ack> {
  const channel = conversationOf(session, where);
  if (line.startsWith('/')) return typeCommand(session, line, channel);
  addMessage(session.workspace, channel, { user: session.person.id, text: line });
  return { status: undefined, body: undefined, milliseconds: 0 };
}

function matching(modal: ShownView | undefined, test: (modal: ShownView) => boolean): ShownView | undefined {
  return modal !== undefined && test(modal) ? modal : undefined;
}

/** `undefined` means "not yet"; everything else that is truthy is what was looked for. */
function holds(session: Session, condition: Condition): unknown {
  const screen = lookAt(session);
  if (typeof condition === 'function') return condition(screen) || undefined;
  const isThere = typeof condition === 'string' ? screen.text.includes(condition) : condition.test(screen.text);
  return isThere || undefined;
}

async function openHome(session: Session): Promise<Ack | undefined> {
  const { workspace, connection, person } = session;
  if (!workspace.app.homeTab) throw new Error('The app has no Home tab.');
  const channel = openDirectMessage(workspace, person).id;
  const published = workspace.homes.get(person.id);
  const view = published === undefined ? {} : { view: viewPayload(workspace, published) };
  return sendEvent(workspace, connection, person, {
    type: 'app_home_opened',
    user: person.id,
    channel,
    tab: 'home',
    ...view,
  });
}
