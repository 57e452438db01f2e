import { AsyncLocalStorage } from 'node:async_hooks';
import type { Urgency } from './throttle.js';

const context = new AsyncLocalStorage<Urgency>();

/** Does work, and whatever it begins, with this urgency. */
export function withUrgency<Result>(urgency: Urgency, work: () => Result): Result {
  return context.run(urgency, work);
}

/** Of the work that is being done: what nobody has declared background was begun by somebody's click or command. */
export function currentUrgency(): Urgency {
  return context.getStore() ?? 'person';
}
