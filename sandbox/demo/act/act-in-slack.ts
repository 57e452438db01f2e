import type { Ack } from '../../slack/app/delivery.js';
import { conversationOf } from '../../slack/person/conversation.js';
import type { Session } from '../../slack/person/session.js';
import { close, submit } from '../../slack/person/submit.js';
import { typeCommand } from '../../slack/person/type-command.js';
import { addMessage } from '../../slack/workspace/messages.js';
import { topView } from '../../slack/workspace/views.js';
import type { Outcome, SlackAction } from '../action.js';
import { type DemoState, markRead } from '../demo-state.js';
import { keepDrafts, useElement } from './use-element.js';

const done: Outcome = { ok: true, said: [] };

/** Does in Slack what a person did on the page, and tells what Slack's client said to them about it. */
export async function actInSlack(demoState: DemoState, session: Session, action: SlackAction): Promise<Outcome> {
  const notices = () => session.workspace.notices.get(session.person.id) ?? [];
  const before = notices().length;
  const ack = await perform(demoState, session, action);
  // What concerns a view stands in the view.
  const said = action.kind === 'use' && action.surface.kind === 'view' ? [] : notices().slice(before);
  return said.length === 0 && ack?.problem === undefined ? done : { ok: false, said };
}

async function perform(demoState: DemoState, session: Session, action: SlackAction): Promise<Ack | undefined> {
  switch (action.kind) {
    case 'write':
      return write(demoState, session, action);
    case 'use':
      return useElement(session, action);
    case 'submit':
      // The modal may have been closed or replaced between two clicks.
      if (topView(session.workspace, session.person.id)?.id !== action.view) return undefined;
      keepDrafts(session, action.view, action.drafts);
      return submit(session);
    case 'close':
      if (topView(session.workspace, session.person.id)) await close(session, action.all);
      return undefined;
    case 'open-home':
      return demoState.environment.slack.person(session.person.handle).opensHome();
    case 'read':
      markRead(demoState, session.person, conversationOf(session, action.channel));
      return undefined;
  }
}

async function write(
  demoState: DemoState,
  session: Session,
  { channel: where, line, thread }: Extract<SlackAction, { kind: 'write' }>,
): Promise<Ack | undefined> {
  const channel = conversationOf(session, where);
  if (line.startsWith('/') && thread === undefined) return typeCommand(session, line, channel);
  addMessage(session.workspace, channel, { user: session.person.id, text: line, threadTs: thread });
  markRead(demoState, session.person, channel);
  return undefined;
}
