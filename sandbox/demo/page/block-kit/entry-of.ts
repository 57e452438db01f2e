import { asText, isObject, type Json, type JsonObject } from '../../../slack/json.js';
import type { Entry } from '../../action.js';

/** What stands in an element, as the page keeps it: options by their value, `null` when it is empty. */
export function entryOf(state: JsonObject | undefined): Entry {
  // Besides these two a state has one member, whose name depends on the kind of element.
  const { type: _type, timezone: _timezone, ...rest } = state ?? {};
  const [value] = Object.values(rest);
  if (value === undefined || value === null || typeof value === 'boolean') return null;
  if (Array.isArray(value)) return value.map(plainValue);
  return typeof value === 'number' ? value : plainValue(value);
}

function plainValue(value: Json): string {
  return isObject(value) ? asText(value.value) : String(value);
}
