import type { AttemptOutcome, DeliveryStore } from '../application/ports/store.js';
import type { Delivery } from '../domain/call/delivery.js';
import type { DeliveryLog } from './delivery-log.js';
import { laneFreeAt } from './pace-lane.js';

export interface AttemptParts {
  readonly store: Pick<DeliveryStore, 'settle'>;
  readonly carryOut: (delivery: Delivery) => Promise<AttemptOutcome>;
  readonly clock: () => number;
  readonly owner: string;
  readonly log: DeliveryLog;
  readonly onSettled: (delivery: Delivery, outcome: AttemptOutcome) => void;
}

/**
 * Carries out a claimed delivery and records how that ended. Never throws: when the outcome cannot be recorded, the
 * lease runs out, and the next attempt finds what this one has left behind.
 */
export async function attemptDelivery(parts: AttemptParts, delivery: Delivery): Promise<void> {
  const about = { delivery: delivery.key, attempt: delivery.attempts };
  const begunAt = parts.clock();
  const outcome = await outcomeOf(parts, delivery, about);
  try {
    const freeAt = laneFreeAt(delivery, outcome, begunAt);
    await parts.store.settle(delivery, parts.owner, outcome, parts.clock(), freeAt);
  } catch (err) {
    parts.log.error({ ...about, err }, 'the outcome of a delivery could not be recorded');
    return;
  }
  report(parts.log, about, outcome);
  try {
    parts.onSettled(delivery, outcome);
  } catch (err) {
    parts.log.error({ ...about, err }, 'those who wait for a delivery could not be told');
  }
}

/** What is not a failure of a service is a mistake in the app: repeating it would not help, and a person must know. */
async function outcomeOf(parts: AttemptParts, delivery: Delivery, about: object): Promise<AttemptOutcome> {
  try {
    return await parts.carryOut(delivery);
  } catch (err) {
    parts.log.error({ ...about, err }, 'a delivery met a mistake in the app');
    const message = 'The app made a mistake; its log says more. Try again, or tell the people who run the app.';
    return { kind: 'failed', failure: { service: 'app', code: 'unexpected', message } };
  }
}

function report(log: DeliveryLog, about: object, outcome: AttemptOutcome): void {
  switch (outcome.kind) {
    case 'sent':
      log.info({ ...about }, 'sent');
      break;
    case 'pointless':
      log.info({ ...about }, 'no longer wanted');
      break;
    case 'later':
      log.warn({ ...about, failure: outcome.failure.code, dueAt: outcome.dueAt }, 'to be tried again');
      break;
    case 'failed':
      log.error({ ...about, failure: outcome.failure.code }, 'waits for a person');
  }
}
