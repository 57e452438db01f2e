import { asObject, asText, type JsonObject } from '../json.js';
import { valueIn } from '../workspace/element-state.js';
import { elementsOf } from '../workspace/fill-ids.js';
import type { View } from '../workspace/workspace.js';

/** What Slack's client finds wrong before it sends a submission: block_id → what it shows under the field. */
export function checkInputs(view: View): Map<string, string> {
  const errors = new Map<string, string>();
  for (const { block, element } of elementsOf(view.content.blocks)) {
    if (block.type !== 'input') continue;
    const blockId = asText(block.block_id);
    const value = valueIn(view.state.get(blockId)?.get(asText(element.action_id)));
    const error = value === undefined ? whenEmpty(block) : whenFilled(element, value);
    if (error !== undefined) errors.set(blockId, error);
  }
  return errors;
}

function whenEmpty(block: JsonObject): string | undefined {
  return block.optional === true ? undefined : 'Please complete this required field.';
}

function whenFilled(element: JsonObject, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const { type, min_length, max_length, min_value, max_value, is_decimal_allowed } = asObject(element);
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(value)) return 'Please enter a valid email address.';
  if (type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a valid URL.';
  if (type === 'number_input') return numberProblem(value, min_value, max_value, is_decimal_allowed === true);
  if (typeof min_length === 'number' && value.length < min_length)
    return `Please enter at least ${min_length} characters.`;
  if (value.length > (typeof max_length === 'number' ? max_length : 3000)) return 'This entry is too long.';
  return undefined;
}

function numberProblem(value: string, lowest: unknown, highest: unknown, decimals: boolean): string | undefined {
  const number = Number(value);
  if (Number.isNaN(number) || (!decimals && !Number.isInteger(number))) return 'Please enter a valid number.';
  if (typeof lowest === 'string' && number < Number(lowest)) return `Please enter a number of at least ${lowest}.`;
  if (typeof highest === 'string' && number > Number(highest)) return `Please enter a number of at most ${highest}.`;
  return undefined;
}
