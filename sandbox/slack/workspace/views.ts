import { asList, asObjects, asText, type JsonObject } from '../json.js';
import { stateOf, statePayload } from './element-state.js';
import { fillIds } from './fill-ids.js';
import { announceChange, type View, type Workspace } from './workspace.js';

/** Modal views lie on top of each other, at most three. */
const maximumDepth = 3;

/** Why a view was not shown. */
export type ViewRefusal = 'push_limit_reached' | 'duplicate_external_id' | 'hash_conflict' | 'not_found';

/** A view that is now shown, or the name of Slack's error. */
export type ViewResult =
  | { readonly kind: 'shown'; readonly view: View }
  | { readonly kind: 'refused'; readonly error: ViewRefusal };

/** The view that a person has in front of them, if a modal is open. */
export function topView(workspace: Workspace, person: string): View | undefined {
  return workspace.views.get(workspace.stacks.get(person)?.at(-1) ?? '');
}

/**
 * Shows a new modal view: on top of the view `under`, or, without it, instead of whatever modal was open.
 */
export function openView(workspace: Workspace, person: string, content: JsonObject, under?: View): ViewResult {
  if (isTaken(workspace, content)) return { kind: 'refused', error: 'duplicate_external_id' };
  const stack = workspace.stacks.get(person) ?? [];
  if (under === undefined) closeAll(workspace, person);
  else if (stack.length >= maximumDepth) return { kind: 'refused', error: 'push_limit_reached' };
  const id = workspace.nextId('V');
  const view = newView(
    workspace,
    { id, person, type: 'modal', rootId: under?.rootId ?? id, previousId: under?.id },
    content,
  );
  workspace.views.set(id, view);
  workspace.stacks.set(person, [...(workspace.stacks.get(person) ?? []), id]);
  announceChange(workspace);
  return { kind: 'shown', view };
}

/** Replaces a view's content. What people had put into elements that stay is kept. `hash` guards against races. */
export function updateView(workspace: Workspace, view: View, content: JsonObject, hash?: string): ViewResult {
  if (hash !== undefined && hash !== view.hash) return { kind: 'refused', error: 'hash_conflict' };
  if (isTaken(workspace, content, view)) return { kind: 'refused', error: 'duplicate_external_id' };
  view.content = withIds(workspace, content);
  view.state = stateOf(view.content.blocks, view.state);
  view.hash = nextHash(workspace);
  view.errors = new Map();
  view.notice = undefined;
  announceChange(workspace);
  return { kind: 'shown', view };
}

/** Publishes a person's Home tab. */
export function publishHome(workspace: Workspace, person: string, content: JsonObject, hash?: string): ViewResult {
  const existing = workspace.homes.get(person);
  if (existing !== undefined) return updateView(workspace, existing, content, hash);
  const id = workspace.nextId('V');
  const view = newView(workspace, { id, person, type: 'home', rootId: id, previousId: undefined }, content);
  workspace.homes.set(person, view);
  announceChange(workspace);
  return { kind: 'shown', view };
}

/** Takes a view, and everything on top of it, from a person's stack. */
export function closeView(workspace: Workspace, view: View): void {
  const stack = workspace.stacks.get(view.person) ?? [];
  const place = stack.indexOf(view.id);
  const gone = place < 0 ? [] : stack.slice(place);
  for (const id of gone) workspace.views.delete(id);
  workspace.stacks.set(view.person, place < 0 ? stack : stack.slice(0, place));
  announceChange(workspace);
}

/** Closes a person's modal altogether. */
export function closeAll(workspace: Workspace, person: string): void {
  for (const id of workspace.stacks.get(person) ?? []) workspace.views.delete(id);
  workspace.stacks.set(person, []);
  announceChange(workspace);
}

/** An open view by `view_id`, else by `external_id`. */
export function findView(
  workspace: Workspace,
  id: string | undefined,
  externalId: string | undefined,
): View | undefined {
  const all = [...workspace.views.values(), ...workspace.homes.values()];
  if (id !== undefined) return all.find((one) => one.id === id);
  return externalId ? all.find((one) => one.content.external_id === externalId) : undefined;
}

/** A view as API answers and interaction payloads carry it. */
export function viewPayload(workspace: Workspace, view: View): JsonObject {
  const { content } = view;
  const modal =
    view.type === 'modal'
      ? { title: content.title, close: content.close ?? null, submit: content.submit ?? null }
      : { title: { type: 'plain_text', text: 'View Title', emoji: true }, close: null, submit: null };
  return {
    id: view.id,
    team_id: workspace.team.id,
    type: view.type,
    blocks: asList(content.blocks),
    private_metadata: asText(content.private_metadata),
    callback_id: asText(content.callback_id),
    state: statePayload(view.state),
    hash: view.hash,
    ...modal,
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: workspace.app.id,
    external_id: asText(content.external_id),
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.app.botId,
  };
}

type Place = Pick<View, 'id' | 'person' | 'type' | 'rootId' | 'previousId'>;

function newView(workspace: Workspace, place: Place, given: JsonObject): View {
  const content = withIds(workspace, given);
  const hash = nextHash(workspace);
  return { ...place, content, hash, state: stateOf(content.blocks), errors: new Map(), notice: undefined };
}

function withIds(workspace: Workspace, content: JsonObject): JsonObject {
  return { ...content, blocks: fillIds(asObjects(content.blocks), workspace.nextId) };
}

function nextHash(workspace: Workspace): string {
  return `${Math.floor(workspace.now() / 1000)}.${workspace.nextId('h').toLowerCase()}`;
}

function isTaken(workspace: Workspace, content: JsonObject, except?: View): boolean {
  const owner = findView(workspace, undefined, asText(content.external_id) || undefined);
  return owner !== undefined && owner !== except;
}
