import type { Ack } from '../app/delivery.js';
import { dispatch } from '../app/dispatch.js';
import { interactionBase } from '../app/payloads.js';
import { validateView } from '../block-kit/validate.js';
import { asObject, asObjects, asText, isObject, type Json, type JsonObject } from '../json.js';
import { valueIn } from '../workspace/element-state.js';
import { elementsOf } from '../workspace/fill-ids.js';
import { issueResponseUrl } from '../workspace/response-urls.js';
import { issueTrigger } from '../workspace/triggers.js';
import { closeAll, closeView, openView, topView, updateView, viewPayload } from '../workspace/views.js';
import { announceChange, type View } from '../workspace/workspace.js';
import { checkInputs } from './check-inputs.js';
import { connectionTrouble } from './send-action.js';
import type { Session } from './session.js';

/** Presses the modal's submit button. `undefined` when Slack's client found a field wrong and sent nothing. */
export async function submit(session: Session): Promise<Ack | undefined> {
  const { workspace, connection, person } = session;
  const view = modalOf(session);
  if (!isObject(view.content.submit)) throw new Error('The modal has no submit button.');
  view.errors = checkInputs(view);
  view.notice = undefined;
  announceChange(workspace);
  if (view.errors.size > 0) return undefined;
  const payload = {
    ...interactionBase(workspace, person, 'view_submission'),
    trigger_id: issueTrigger(workspace, person.id, view.id),
    view: viewPayload(workspace, view),
    response_urls: responseUrls(session, view),
  };
  const ack = await dispatch(workspace, connection, { kind: 'interactive', payload });
  const wrong = ack.problem === undefined ? applyAnswer(session, view, ack.body) : [];
  if (wrong.length > 0) {
    const at = workspace.now();
    workspace.journal.problems.push({
      at,
      severity: 'refused',
      where: 'answer to view_submission',
      error: 'invalid_arguments',
      messages: wrong,
    });
  }
  if (ack.problem !== undefined || wrong.length > 0) view.notice = connectionTrouble;
  announceChange(workspace);
  return ack;
}

/** Channel menus with `response_url_enabled` let the app write into the chosen channel. */
function responseUrls({ workspace, person }: Session, view: View): JsonObject[] {
  const menus = elementsOf(view.content.blocks).filter(({ element }) => element.response_url_enabled === true);
  return menus.flatMap(({ block, element }) => {
    const { block_id } = block;
    const { action_id } = element;
    const channel = valueIn(view.state.get(asText(block_id))?.get(asText(action_id)));
    if (typeof channel !== 'string') return [];
    const about = { person: person.id, channel, original: undefined, threadTs: undefined };
    const response_url = issueResponseUrl(workspace, 'actions', about).url;
    return [{ block_id, action_id, channel_id: channel, response_url }];
  });
}

/** Closes the modal view in front, or with `all` the whole stack. The app hears of views with `notify_on_close`. */
export async function close(session: Session, all: boolean): Promise<void> {
  const { workspace, connection, person } = session;
  const top = modalOf(session);
  const isCleared = all || top.content.clear_on_close === true;
  const stack = workspace.stacks.get(person.id) ?? [];
  const closed = (isCleared ? [...stack].reverse() : [top.id])
    .map((id) => workspace.views.get(id))
    .filter((one) => one !== undefined);
  const payloads = closed
    .filter((view) => view.content.notify_on_close === true)
    .map((view) => closedPayload(session, view, isCleared));
  if (isCleared) closeAll(workspace, person.id);
  else closeView(workspace, top);
  for (const payload of payloads) await dispatch(workspace, connection, { kind: 'interactive', payload });
}

function closedPayload({ workspace, person }: Session, view: View, isCleared: boolean): JsonObject {
  return {
    ...interactionBase(workspace, person, 'view_closed'),
    view: viewPayload(workspace, view),
    is_cleared: isCleared,
  };
}

function modalOf({ workspace, person }: Session): View {
  const view = topView(workspace, person.id);
  if (view === undefined) throw new Error(`${person.handle} has no modal open.`);
  return view;
}

/** Does what the acknowledgement asks for; returns what is wrong with it. */
function applyAnswer(session: Session, view: View, body: Json | undefined): string[] {
  const { workspace, person } = session;
  const answer = asObject(body);
  if (body !== undefined && !isObject(body)) return ['the answer is not a JSON object'];
  switch (answer.response_action) {
    case undefined:
      if (Object.keys(answer).length > 0) return ['missing required field: response_action'];
      closeView(workspace, view);
      return [];
    case 'clear':
      closeAll(workspace, person.id);
      return [];
    case 'errors':
      return showErrors(view, asObject(answer.errors));
    case 'update':
    case 'push':
      return showAnswer(session, view, asObject(answer.view), answer.response_action);
    default:
      return [`unsupported response_action: ${String(answer.response_action)}`];
  }
}

/** Errors can stand only under input blocks of the submitted view. */
function showErrors(view: View, errors: JsonObject): string[] {
  const inputs = asObjects(view.content.blocks)
    .filter((block) => block.type === 'input')
    .map((block) => block.block_id);
  const strangers = Object.keys(errors).filter((blockId) => !inputs.includes(blockId));
  if (Object.keys(errors).length === 0) return ['missing required field: errors'];
  if (strangers.length > 0)
    return strangers.map((blockId) => `no input block has this block_id [json-pointer:/errors/${blockId}]`);
  view.errors = new Map(Object.entries(errors).map(([blockId, text]) => [blockId, asText(text)]));
  return [];
}

function showAnswer(
  { workspace, person }: Session,
  view: View,
  content: JsonObject,
  action: 'update' | 'push',
): string[] {
  const wrong = validateView(content, 'modal', '/view');
  if (wrong.length > 0) return wrong;
  const result =
    action === 'update' ? updateView(workspace, view, content) : openView(workspace, person.id, content, view);
  return result.kind === 'refused' ? [result.error] : [];
}
