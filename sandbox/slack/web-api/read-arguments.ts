import { asText, isObject, type Json, type JsonObject, parseJson } from '../json.js';

/** The arguments of one call. Forms carry everything as text, JSON bodies carry real values; both read the same. */
export interface Arguments {
  readonly all: JsonObject;
  /** Text; `undefined` when missing or empty. */
  text(name: string): string | undefined;
  /** A boolean; Slack reads `true` and `1`. */
  flag(name: string): boolean | undefined;
  number(name: string): number | undefined;
  /** A structured argument: JSON in a form field, or the value itself. `undefined` when missing or not JSON. */
  json(name: string): Json | undefined;
  /** Whether the argument was sent and is not empty. */
  has(name: string): boolean;
}

/** Reads a request body by its content type; `undefined` when Slack would not understand it. */
export function readArguments(contentType: string, body: string): Arguments | undefined {
  if (contentType.startsWith('application/json')) {
    const parsed = parseJson(body);
    return isObject(parsed) ? argumentsOf(parsed) : undefined;
  }
  if (body !== '' && !contentType.startsWith('application/x-www-form-urlencoded')) return undefined;
  return argumentsOf(Object.fromEntries(new URLSearchParams(body)));
}

function argumentsOf(all: JsonObject): Arguments {
  const has = (name: string) => all[name] !== undefined && all[name] !== null && all[name] !== '';
  return {
    all,
    has,
    text: (name) => (has(name) ? String(all[name]) : undefined),
    flag: (name) => (has(name) ? ['true', '1'].includes(String(all[name])) : undefined),
    number: (name) => (has(name) ? Number(all[name]) : undefined),
    json: (name) => (typeof all[name] === 'string' ? parseJson(asText(all[name])) : all[name]),
  };
}
