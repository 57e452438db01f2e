import type { AttemptOutcome, ClaimedDelivery, DeliveryStore } from '../application/ports/store.js';
import type { Delivery, DeliveryState } from '../domain/call/delivery.js';
import type { DeliveryLog } from './delivery-log.js';
import { laneFreeAt } from './pace-lane.js';

export interface AttemptParts {
  readonly store: Pick<DeliveryStore, 'settle'>;
  readonly carryOut: (delivery: ClaimedDelivery) => Promise<AttemptOutcome>;
  readonly clock: () => number;
  readonly owner: string;
  readonly log: DeliveryLog;
  /** Called for each delivery that could not be sent before it expired. */
  readonly onMissed: (delivery: Delivery) => void;
  readonly onSettled: (delivery: Delivery, outcome: AttemptOutcome) => void;
}

/**
 * Carries out a claimed delivery and records how that ended. Never throws: when the outcome cannot be recorded, the
 * lease runs out, and the next attempt finds what this one has left behind.
 */
export async function attemptDelivery(parts: AttemptParts, delivery: ClaimedDelivery): Promise<void> {
  const about = { delivery: delivery.key, attempt: delivery.attempts };
  const outcome = await outcomeOf(parts, delivery, about);
  const state = await record(parts, delivery, outcome);
  if (state === undefined) return;
  report(parts.log, about, state, outcome);
  try {
    if (state === 'missed') parts.onMissed(delivery);
    parts.onSettled(delivery, outcome);
  } catch (err) {
    parts.log.error({ ...about, err }, 'those who wait for a delivery could not be told');
  }
}

async function record(
  { store, owner, clock, log }: AttemptParts,
  delivery: Delivery,
  outcome: AttemptOutcome,
): Promise<DeliveryState | undefined> {
  const about = { delivery: delivery.key, attempt: delivery.attempts, outcome: outcome.kind };
  try {
    const endedAt = clock();
    const state = await store.settle(delivery, owner, outcome, endedAt, laneFreeAt(delivery, outcome, endedAt));
    if (state === undefined) log.warn(about, 'a delivery took longer than its lease; the next attempt settles it');
    return state;
  } catch (err) {
    log.error({ ...about, err }, 'the outcome of a delivery could not be recorded');
    return undefined;
  }
}

/** What is not a failure of a service is a mistake in the app: repeating it would not help, and a person must know. */
async function outcomeOf(parts: AttemptParts, delivery: ClaimedDelivery, about: object): Promise<AttemptOutcome> {
  try {
    return await parts.carryOut(delivery);
  } catch (err) {
    parts.log.error({ ...about, err }, 'a delivery met a mistake in the app');
    const message = 'The app made a mistake; its log says more. Try again, or tell the people who run the app.';
    return { kind: 'failed', failure: { service: 'app', code: 'unexpected', message } };
  }
}

function report(log: DeliveryLog, about: object, state: DeliveryState, outcome: AttemptOutcome): void {
  const details = { ...about, ...('failure' in outcome ? { failure: outcome.failure.code } : {}) };
  if (state === 'sent') log.info(details, 'sent');
  else if (state === 'cancelled') log.info(details, 'no longer wanted');
  else if (outcome.kind === 'later' && state === 'pending')
    log.warn({ ...details, dueAt: outcome.dueAt }, 'to be tried again');
  else if (state === 'missed') log.error(details, 'missed: it expired before it could be sent');
  else log.error(details, 'waits for a person');
}
