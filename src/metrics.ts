import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { AttemptOutcome } from './application/ports/store.js';
import type { Delivery } from './domain/call/delivery.js';

/** What `/metrics` shows, and how deliveries are counted in it. */
export interface Metrics {
  readonly registry: Registry;
  countMissed(delivery: Delivery): void;
  countRepaired(queues: number): void;
  countAttempt(delivery: Delivery, outcome: AttemptOutcome, now: number): void;
}

/** A registry of its own, so that two apps in one process do not share numbers. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const attempts = new Counter({
    name: 'runbook_delivery_attempts_total',
    help: 'Attempts to send a delivery, by what it is and how the attempt ended.',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  const lateness = new Histogram({
    name: 'runbook_delivery_lateness_seconds',
    help: 'Seconds between the time a delivery was due and the time it was sent.',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 60, 300, 3600],
    labelNames: ['kind'],
    registers: [registry],
  });
  const missed = new Counter({
    name: 'runbook_deliveries_missed_total',
    help: 'Deliveries that expired before they could be sent, by what they are.',
    labelNames: ['kind'],
    registers: [registry],
  });
  const repaired = new Counter({
    name: 'runbook_queues_repaired_total',
    help: 'Queues whose next job was wrong and that the self-check repaired. Anything but 0 is a fault of the app.',
    registers: [registry],
  });
  return {
    registry,
    countRepaired: (queues) => repaired.inc(queues),
    countMissed({ content }) {
      missed.inc({ kind: content.kind });
    },
    countAttempt(delivery, outcome, now) {
      const { kind } = delivery.content;
      attempts.inc({ kind, outcome: outcome.kind });
      if (outcome.kind === 'sent') lateness.observe({ kind }, (now - delivery.dueAt) / 1000);
    },
  };
}
