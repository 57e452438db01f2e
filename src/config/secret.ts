import { inspect } from 'node:util';

const shown = '[redacted]';

/** A token or key. Printing, logging or serialising it shows `[redacted]`; only `reveal` gives the value. */
export interface Secret {
  reveal(): string;
  toString(): string;
  toJSON(): string;
  [inspect.custom](): string;
}

/** Wraps a value so that it cannot be printed by accident. It lives in a closure: the object has no property to leak. */
export function secret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toString: () => shown,
    toJSON: () => shown,
    [inspect.custom]: () => shown,
  });
}
