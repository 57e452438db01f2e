import { isObject, type Json, type JsonObject } from '../json.js';

/** Where in the payload something stands, as a JSON pointer, e.g. `/blocks/0/text`. */
export type Pointer = string;

/** Looks at one value and adds what is wrong with it, in Slack's words, to `wrong`. */
export type Check = (value: Json, at: Pointer, wrong: string[]) => void;

/** Adds one problem. */
export function complain(wrong: string[], message: string, at: Pointer): void {
  wrong.push(`${message} [json-pointer:${at}]`);
}

/** A string of `min` (1) to `max` characters. */
export function text(max = Number.POSITIVE_INFINITY, min = 1): Check {
  return (value, at, wrong) => {
    if (typeof value !== 'string') return complain(wrong, 'must be a string', at);
    if (value.length < min) complain(wrong, `must be more than ${min - 1} characters`, at);
    if (value.length > max) complain(wrong, `must be less than ${max + 1} characters`, at);
  };
}

/** A string that matches; `what` says what it must be. */
export function textLike(pattern: RegExp, what: string): Check {
  return (value, at, wrong) => {
    if (typeof value !== 'string' || !pattern.test(value)) complain(wrong, `must be ${what}`, at);
  };
}

/** An absolute URL of at most `max` characters. */
export function url(max: number): Check {
  return (value, at, wrong) => {
    text(max)(value, at, wrong);
    if (typeof value === 'string' && !URL.canParse(value)) complain(wrong, 'must be a valid URL', at);
  };
}

/** One of the values. */
export function oneOf(...values: readonly Json[]): Check {
  return (value, at, wrong) => {
    if (!values.includes(value)) complain(wrong, `must be one of: ${values.join(', ')}`, at);
  };
}

/** `true` or `false`. */
export const flag: Check = (value, at, wrong) => {
  if (typeof value !== 'boolean') complain(wrong, 'must be a boolean', at);
};

/** A whole number within bounds. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER): Check {
  return (value, at, wrong) => {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    if (!fits) complain(wrong, `must be an integer from ${min} to ${max}`, at);
  };
}

/** A list of `min` (1) to `max` items, each of which is checked. */
export function listOf(item: Check, max = Number.POSITIVE_INFINITY, min = 1): Check {
  return (value, at, wrong) => {
    if (!Array.isArray(value)) return complain(wrong, 'must be an array', at);
    if (value.length < min) complain(wrong, `no less than ${min} items allowed`, at);
    if (value.length > max) complain(wrong, `no more than ${max} items allowed`, at);
    for (const [index, one] of value.entries()) item(one, `${at}/${index}`, wrong);
  };
}

/** Looks at an object as a whole: what must hold between its fields. */
export type Rule = (value: JsonObject, at: Pointer, wrong: string[]) => void;

/** The fields of an object. Those in `required` must be there; others than these are refused. */
export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  readonly also?: Rule;
}

/** An object of this shape. */
export function object({ required = {}, optional = {}, also }: Shape): Check {
  const fields = new Map(Object.entries({ ...required, ...optional }));
  return (value, at, wrong) => {
    if (!isObject(value)) return complain(wrong, 'must be an object', at);
    for (const name of Object.keys(required)) {
      if (isAbsent(value[name])) complain(wrong, `missing required field: ${name}`, at);
    }
    for (const [name, content] of Object.entries(value)) {
      const check = fields.get(name);
      if (check === undefined) complain(wrong, `invalid additional property: ${name}`, at);
      else if (!isAbsent(content) && content !== undefined) check(content, `${at}/${name}`, wrong);
    }
    also?.(value, at, wrong);
  };
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

/** An object whose `type` decides its shape. */
export function byType(table: Readonly<Record<string, Check>>): Check {
  return (value, at, wrong) => {
    if (!isObject(value)) return complain(wrong, 'must be an object', at);
    if (typeof value.type !== 'string') return complain(wrong, 'missing required field: type', at);
    const check = Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    if (check === undefined) return complain(wrong, `unsupported type: ${value.type}`, at);
    check(value, at, wrong);
  };
}

/** Exactly one of two fields must be there. */
export function eitherOr(first: string, second: string): Rule {
  return (value, at, wrong) => {
    const count = [first, second].filter((name) => !isAbsent(value[name])).length;
    if (count === 0) complain(wrong, `must define either \`${first}\` or \`${second}\``, at);
    if (count === 2) complain(wrong, `cannot define both \`${first}\` and \`${second}\``, at);
  };
}
