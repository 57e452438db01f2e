import { asObject, asObjects, asText, type JsonObject } from '../json.js';
import { optionTexts, renderBlocks, renderText, renderValue } from '../render/render-blocks.js';
import { type ShownLink, type Viewer, viewerFor } from '../render/viewer.js';
import { elementsOf } from '../workspace/fill-ids.js';
import type { Person, View, Workspace } from '../workspace/workspace.js';

/** One field of a view. */
export interface ShownInput {
  readonly label: string;
  readonly hint: string;
  readonly type: string;
  /** What is in it, as text; `undefined` when empty. */
  readonly value: string | undefined;
  /** The texts that can be chosen, if it is a choice. */
  readonly options: readonly string[];
  /** What Slack shows under the field. */
  readonly error: string | undefined;
  readonly optional: boolean;
  readonly blockId: string;
  readonly actionId: string;
}

/** A modal view, or a Home tab, as a person sees it. */
export interface ShownView {
  readonly id: string;
  readonly title: string;
  /** All lines together. */
  readonly text: string;
  readonly lines: readonly string[];
  readonly inputs: readonly ShownInput[];
  /** The texts of the buttons inside the view. */
  readonly buttons: readonly string[];
  readonly links: readonly ShownLink[];
  readonly live: readonly string[];
  /** The texts of the buttons under a modal. */
  readonly submit: string | undefined;
  readonly close: string | undefined;
  /** Label of each field that shows an error → the error. */
  readonly errors: Readonly<Record<string, string>>;
  /** What Slack's client itself says, e.g. that it had trouble connecting. */
  readonly notice: string | undefined;
  readonly callbackId: string;
}

/** Renders a view for the person who has it open. */
export function showView(workspace: Workspace, person: Person, view: View): ShownView {
  const viewer = viewerFor(workspace, person);
  const blocks = asObjects(view.content.blocks);
  const lines = renderBlocks(blocks, viewer, view.state);
  const inputs = inputsOf(view, viewer);
  const failed = inputs.filter((one) => one.error !== undefined).map((one) => [one.label, one.error ?? ''] as const);
  const buttons = elementsOf(blocks).filter(({ element }) => element.type === 'button');
  return {
    id: view.id,
    title: renderText(view.content.title, viewer),
    text: lines.join('\n'),
    lines,
    inputs,
    buttons: buttons.map(({ element }) => renderText(element.text, viewer)),
    links: viewer.links,
    live: [...new Set(viewer.live)],
    submit: asText(asObject(view.content.submit).text) || undefined,
    close: view.type === 'modal' ? asText(asObject(view.content.close).text) || 'Cancel' : undefined,
    errors: Object.fromEntries(failed),
    notice: view.notice,
    callbackId: asText(view.content.callback_id),
  };
}

function inputsOf(view: View, viewer: Viewer): ShownInput[] {
  return elementsOf(view.content.blocks)
    .filter(({ element }) => !['button', 'overflow', 'workflow_button'].includes(asText(element.type)))
    .map(({ block, element }) => {
      const blockId = asText(block.block_id);
      const actionId = asText(element.action_id);
      return {
        label: labelOf(block, element, viewer),
        hint: renderText(block.hint, viewer),
        type: asText(element.type),
        value: renderValue(view.state.get(blockId)?.get(actionId), viewer),
        options: optionTexts(element, viewer),
        error: view.errors.get(blockId),
        optional: block.type !== 'input' || block.optional === true,
        blockId,
        actionId,
      };
    });
}

/** How people call a field: an input's label, else its placeholder, else the text of the section it stands in. */
export function labelOf(block: JsonObject, element: JsonObject, viewer: Viewer): string {
  if (block.type === 'input') return renderText(block.label, viewer);
  return renderText(element.placeholder, viewer) || renderText(block.text, viewer);
}
