import type { AttemptOutcome, ClaimedDelivery, DeliveryStore } from '../application/ports/store.js';
import { DatabaseFailure } from '../database/database-failure.js';
import type { Delivery, DeliveryFailure, DeliveryState, PlannedDelivery } from '../domain/call/delivery.js';
import { databaseFailed } from './database-failed.js';
import type { DeliveryLog } from './delivery-log.js';
import { laneFreeAt } from './pace-lane.js';

export interface AttemptParts {
  readonly store: Pick<DeliveryStore, 'settle'>;
  readonly carryOut: (delivery: ClaimedDelivery) => Promise<AttemptOutcome>;
  /** Tells somebody of a delivery that failed because of a bug. */
  readonly planNotice: (delivery: ClaimedDelivery, failure: DeliveryFailure) => Promise<readonly PlannedDelivery[]>;
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
  const recorded = await record(parts, delivery, await outcomeOf(parts, delivery, about), about);
  if (recorded === undefined) return;
  const { state, outcome } = recorded;
  report(parts.log, about, state, outcome);
  try {
    if (state === 'missed') parts.onMissed(delivery);
    parts.onSettled(delivery, outcome);
  } catch (err) {
    parts.log.error({ ...about, err }, 'those who wait for a delivery could not be told');
  }
}

interface Recorded {
  readonly state: DeliveryState;
  readonly outcome: AttemptOutcome;
}

/** An outcome that cannot be recorded because of a bug would come again and again: it is recorded as that bug. */
async function record(
  parts: AttemptParts,
  delivery: ClaimedDelivery,
  outcome: AttemptOutcome,
  about: object,
): Promise<Recorded | undefined> {
  try {
    return await settle(parts, delivery, outcome, about);
  } catch (err) {
    parts.log.error({ ...about, outcome: outcome.kind, err }, 'the outcome of a delivery could not be recorded');
    if (err instanceof DatabaseFailure) return undefined;
  }
  try {
    const followUps = await planNotice(parts, delivery, about);
    return await settle(parts, delivery, { kind: 'failed', failure: bug, followUps }, about);
  } catch (err) {
    parts.log.error({ ...about, err }, 'a bug could not be recorded');
    return undefined;
  }
}

async function settle(
  { store, owner, clock, log }: AttemptParts,
  delivery: Delivery,
  outcome: AttemptOutcome,
  about: object,
): Promise<Recorded | undefined> {
  const endedAt = clock();
  const state = await store.settle(delivery, owner, outcome, endedAt, laneFreeAt(delivery, outcome, endedAt));
  if (state !== undefined) return { state, outcome };
  log.warn({ ...about, outcome: outcome.kind }, 'a delivery took longer than its lease; the next attempt settles it');
  return undefined;
}

/** What is neither a service's nor the database's failure is a bug: repeating it would not help, and a person must know. */
async function outcomeOf(parts: AttemptParts, delivery: ClaimedDelivery, about: object): Promise<AttemptOutcome> {
  try {
    return await parts.carryOut(delivery);
  } catch (err) {
    return afterError(parts, delivery, err, about);
  }
}

async function afterError(
  parts: AttemptParts,
  delivery: ClaimedDelivery,
  err: unknown,
  about: object,
): Promise<AttemptOutcome> {
  if (err instanceof DatabaseFailure) {
    parts.log.warn({ ...about, err }, 'the database failed during an attempt');
    return databaseFailed(parts.clock(), true);
  }
  parts.log.error({ ...about, err }, 'a delivery met a bug in the app');
  const followUps = await planNotice(parts, delivery, about);
  return { kind: 'failed', failure: bug, followUps };
}

async function planNotice(parts: AttemptParts, delivery: ClaimedDelivery, about: object) {
  try {
    return await parts.planNotice(delivery, bug);
  } catch (err) {
    parts.log.error({ ...about, err }, 'nobody could be told of a bug');
    return [];
  }
}

const bug: DeliveryFailure = {
  service: 'app',
  code: 'unexpected',
  message: 'The app has a bug here; its log says more. Try again, or tell the people who run the app.',
};

function report(log: DeliveryLog, about: object, state: DeliveryState, outcome: AttemptOutcome): void {
  const details = { ...about, ...('failure' in outcome ? { failure: outcome.failure.code } : {}) };
  if (state === 'sent') log.info(details, 'sent');
  else if (state === 'cancelled') log.info(details, 'no longer wanted');
  else if (outcome.kind === 'later' && state === 'pending')
    log.warn({ ...details, dueAt: outcome.dueAt }, 'to be tried again');
  else if (state === 'missed') log.error(details, 'missed: it expired before it could be sent');
  else log.error(details, 'waits for a person');
}
