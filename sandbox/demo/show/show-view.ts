import { asObject, asObjects, asText, type JsonObject } from '../../slack/json.js';
import type { View } from '../../slack/workspace/workspace.js';
import type { ShownView } from '../snapshot.js';

/** A modal view or a Home tab, with what has been put into it. */
export function showView(view: View): ShownView {
  const { content } = view;
  return {
    id: view.id,
    title: asText(asObject(content.title).text),
    submit: asText(asObject(content.submit).text) || undefined,
    close: asText(asObject(content.close).text) || 'Cancel',
    blocks: asObjects(content.blocks),
    values: valuesOf(view),
    errors: Object.fromEntries(view.errors),
    notice: view.notice,
  };
}

function valuesOf(view: View): Record<string, Record<string, JsonObject>> {
  return Object.fromEntries([...view.state].map(([block, actions]) => [block, Object.fromEntries(actions)] as const));
}
