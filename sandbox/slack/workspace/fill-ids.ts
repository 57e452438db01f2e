import { asObjects, isObject, type Json, type JsonObject } from '../json.js';

/**
 * Slack makes up a `block_id` for each block, and an `action_id` for each interactive element, that came without one.
 * Returns copies; the app's own ids stay.
 */
export function fillIds(blocks: readonly JsonObject[], nextId: (prefix: string) => string): JsonObject[] {
  return blocks.map((block) => {
    const filled: JsonObject = { ...block, block_id: block.block_id ?? nextId('b') };
    if (isObject(block.accessory)) filled.accessory = withActionId(block.accessory, nextId);
    if (isObject(block.element)) filled.element = withActionId(block.element, nextId);
    if (block.type === 'actions') filled.elements = asObjects(block.elements).map((one) => withActionId(one, nextId));
    return filled;
  });
}

function withActionId(element: JsonObject, nextId: (prefix: string) => string): JsonObject {
  if (element.type === 'image') return element;
  return { ...element, action_id: element.action_id ?? nextId('a') };
}

/** An interactive element and the block it stands in. */
export interface PlacedElement {
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** Every interactive element of filled blocks, in reading order. */
export function elementsOf(blocks: Json | undefined): PlacedElement[] {
  return asObjects(blocks).flatMap((block) => {
    const candidates = [block.accessory, block.element, ...(block.type === 'actions' ? asObjects(block.elements) : [])];
    return candidates
      .filter(isObject)
      .filter((element) => element.action_id !== undefined)
      .map((element) => ({ block, element }));
  });
}
