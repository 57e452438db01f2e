import { asList, asObject, asObjects, asText, isObject, type Json, type JsonObject } from '../json.js';
import { blocks as blockChecks } from './blocks.js';
import { byType, type Check, complain, flag, listOf, object, oneOf, text } from './checks.js';
import { plainText } from './composition.js';
import { limits } from './limits.js';
import { type Surface, surfaces } from './surfaces.js';

/**
 * Checks blocks as Slack does on every call.
 * @param at where the blocks stand in the payload.
 * @returns what is wrong, each with its JSON pointer, in Slack's words; empty when nothing is.
 */
export function validateBlocks(blocks: readonly Json[], surface: Surface, at = '/blocks'): string[] {
  const wrong: string[] = [];
  const maximum = surface === 'message' ? limits.message.blocks : limits.view.blocks;
  listOf(blockOn(surface), maximum, 0)([...blocks], at, wrong);
  checkIds(blocks, at, wrong);
  checkTotals(blocks, at, wrong);
  return wrong;
}

/** Checks a view as Slack does for `views.*` and for views in acknowledgements. */
export function validateView(view: JsonObject, surface: 'modal' | 'home', at: string): string[] {
  const wrong: string[] = [];
  (surface === 'modal' ? modal : home)(view, at, wrong);
  const blocks = asList(view.blocks);
  wrong.push(...validateBlocks(blocks, surface, `${at}/blocks`));
  const hasInputs = asObjects(blocks).some((block) => block.type === 'input');
  if (surface === 'modal' && hasInputs && !isObject(view.submit)) {
    complain(wrong, 'must define `submit` to use an `input` block in modals', at);
  }
  checkFocus(blocks, at, wrong);
  return wrong;
}

const anyBlocks: Check = (value, at, wrong) => {
  if (!Array.isArray(value)) complain(wrong, 'must be an array', at);
};

const shared = {
  private_metadata: text(limits.view.private_metadata, 0),
  callback_id: text(limits.view.callback_id, 0),
  external_id: text(limits.view.external_id, 0),
};

const modal = object({
  required: { type: oneOf('modal'), title: plainText(limits.view.title), blocks: anyBlocks },
  optional: {
    ...shared,
    close: plainText(limits.view.close),
    submit: plainText(limits.view.submit),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
});

const home = object({ required: { type: oneOf('home'), blocks: anyBlocks }, optional: shared });

function blockOn(surface: Surface): Check {
  const check = byType(blockChecks);
  return (value, at, wrong) => {
    const type = asText(asObject(value).type);
    const allowed = Object.hasOwn(surfaces, type) ? surfaces[type] : undefined;
    if (allowed !== undefined && !allowed.includes(surface)) return complain(wrong, `unsupported type: ${type}`, at);
    check(value, at, wrong);
  };
}

/** A `block_id` is unique in its view or message, an `action_id` in its block. */
function checkIds(blocks: readonly Json[], at: string, wrong: string[]): void {
  const blockIds = new Set<string>();
  for (const [index, value] of blocks.entries()) {
    const block = asObject(value);
    const id = asText(block.block_id);
    if (id !== '' && blockIds.has(id)) complain(wrong, `\`block_id\` already exists: ${id}`, `${at}/${index}/block_id`);
    blockIds.add(id);
    const actionIds = asObjects(block.elements)
      .map((element) => asText(element.action_id))
      .filter((one) => one !== '');
    const repeated = actionIds.find((one, place) => actionIds.indexOf(one) !== place);
    if (repeated !== undefined) complain(wrong, `\`action_id\` already exists: ${repeated}`, `${at}/${index}/elements`);
  }
}

/** Limits that hold for all blocks together. */
function checkTotals(blocks: readonly Json[], at: string, wrong: string[]): void {
  const tables = asObjects([...blocks]).filter((block) => block.type === 'table');
  if (tables.length > limits.message.table) complain(wrong, 'only_one_table_allowed', at);
  if (lengthOfTexts(tables) > limits.message.tableText)
    complain(wrong, `must be less than ${limits.message.tableText + 1} characters`, at);
  const markdown = asObjects([...blocks]).filter((block) => block.type === 'markdown');
  if (lengthOfTexts(markdown) > limits.message.markdown)
    complain(wrong, `must be less than ${limits.message.markdown + 1} characters`, at);
}

function lengthOfTexts(value: Json | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + lengthOfTexts(one), 0);
  if (!isObject(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return Object.values(value).reduce<number>((sum, one) => sum + lengthOfTexts(one), own);
}

/** Only one element of a view can have the focus when it opens. */
function checkFocus(blocks: readonly Json[], at: string, wrong: string[]): void {
  const candidates = asObjects([...blocks]).flatMap((block) => [
    block.element,
    block.accessory,
    ...asList(block.elements),
  ]);
  const focused = candidates.filter((element) => isObject(element) && element.focus_on_load === true);
  if (focused.length > 1) complain(wrong, 'only one element can set `focus_on_load`', at);
}
