import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Job } from '../call/jobs/job.js';
import type { AttemptResult } from '../call/ports/store.js';

/** What `/metrics` shows, and how jobs are counted in it. */
export interface Metrics {
  readonly registry: Registry;
  countExpired(job: Job): void;
  countRepaired(queues: number): void;
  countAttempt(job: Job, result: AttemptResult, now: number): void;
}

/** A registry of its own, so that two apps in one process do not share numbers. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const attempts = new Counter({
    name: 'runbook_job_attempts_total',
    help: 'Attempts to perform a job, by what it is and how the attempt ended.',
    labelNames: ['kind', 'result'],
    registers: [registry],
  });
  const lateness = new Histogram({
    name: 'runbook_job_lateness_seconds',
    help: 'Seconds between the time a job was due and the time it was completed.',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 60, 300, 3600],
    labelNames: ['kind'],
    registers: [registry],
  });
  const expired = new Counter({
    name: 'runbook_jobs_expired_total',
    help: 'Jobs that expired before they could be performed, by what they are.',
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
    countExpired({ payload }) {
      expired.inc({ kind: payload.kind });
    },
    countAttempt(job, result, now) {
      const { kind } = job.payload;
      attempts.inc({ kind, result: result.kind });
      if (result.kind === 'completed') lateness.observe({ kind }, (now - job.dueAt) / 1000);
    },
  };
}
