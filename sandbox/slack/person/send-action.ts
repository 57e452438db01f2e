import type { Ack } from '../app/delivery.js';
import { dispatch } from '../app/dispatch.js';
import { channelReference, interactionBase } from '../app/payloads.js';
import { asText, type JsonObject } from '../json.js';
import { messagePayload } from '../web-api/message-payload.js';
import { stateField, stateOf, statePayload } from '../workspace/element-state.js';
import { issueResponseUrl } from '../workspace/response-urls.js';
import { issueTrigger } from '../workspace/triggers.js';
import { viewPayload } from '../workspace/views.js';
import { announceChange, type Channel, type Message, type View } from '../workspace/workspace.js';
import type { FoundElement } from './find-element.js';
import { type Session, tell } from './session.js';

/** What Slack's client says when the app does not acknowledge. */
export const connectionTrouble = 'We had some trouble connecting. Try again?';

/** Sends `block_actions` for an element that was used. `did` says what with it, e.g. `selected_option`. */
export async function sendAction(session: Session, found: FoundElement, did: JsonObject): Promise<Ack> {
  const { workspace, connection, person } = session;
  const { surface, block, element } = found;
  const { type, action_id } = element;
  const actionTs = `${(workspace.now() / 1000).toFixed(6)}`;
  const action = { type, action_id, block_id: block.block_id, ...did, action_ts: actionTs };
  const about =
    surface.kind === 'view'
      ? aboutView(session, surface.view)
      : aboutMessage(session, found, surface.message, surface.channel, did);
  const payload = { ...interactionBase(workspace, person, 'block_actions'), ...about, actions: [action] };
  const ack = await dispatch(workspace, connection, { kind: 'interactive', payload });
  if (ack.problem !== undefined) tell(session, connectionTrouble);
  if (surface.kind === 'view') surface.view.notice = ack.problem === undefined ? undefined : connectionTrouble;
  announceChange(workspace);
  return ack;
}

function aboutView({ workspace, person }: Session, view: View): JsonObject {
  return {
    container: { type: 'view', view_id: view.id },
    trigger_id: issueTrigger(workspace, person.id, view.type === 'modal' ? view.id : undefined),
    view: viewPayload(workspace, view),
  };
}

function aboutMessage(
  { workspace, person }: Session,
  { block, element }: FoundElement,
  message: Message,
  channel: Channel,
  did: JsonObject,
): JsonObject {
  const state = stateOf(message.blocks);
  const used = state.get(asText(block.block_id));
  if (stateField(element.type) !== undefined) used?.set(asText(element.action_id), { type: element.type, ...did });
  const isEphemeral = message.ephemeralTo !== undefined;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  const about = { person: person.id, channel: channel.id, original: message.ts, threadTs: message.threadTs };
  const content = isEphemeral ? {} : { message: messagePayload(workspace, message, true) };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    trigger_id: issueTrigger(workspace, person.id),
    channel: channelReference(workspace, channel),
    ...content,
    state: statePayload(state),
    response_url: issueResponseUrl(workspace, 'actions', about).url,
  };
}
