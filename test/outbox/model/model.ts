import type { AttemptResult, JobState, NewJob } from '../../../src/outbox/index.js';
import type { TestJobs } from './test-outbox.js';

/** A job as the model has it. Times are milliseconds since the epoch. */
export interface ModelJob extends NewJob<TestJobs> {
  readonly id: number;
  readonly state: JobState;
  readonly attempts: number;
  readonly attemptAt: number;
  readonly owner: string | undefined;
}

/** An attempt that a process believes to be under way. */
export interface Held {
  readonly key: string;
  readonly owner: string;
  readonly attempts: number;
}

/** What the outbox must be like after the same commands: the rules, without a database, locks or indexes. */
export class Model {
  now = 0;
  held: readonly Held[] = [];
  readonly #jobs = new Map<string, ModelJob>();
  readonly #freeAt = new Map<string, number>();

  get jobs(): readonly ModelJob[] {
    return [...this.#jobs.values()].toSorted((a, b) => a.id - b.id);
  }

  job(key: string): ModelJob {
    const job = this.#jobs.get(key);
    if (!job) throw new Error(`The model has no job ${key}.`);
    return job;
  }

  enqueue(jobs: readonly NewJob<TestJobs>[]): void {
    for (const job of jobs) {
      const known = this.#jobs.get(job.key);
      const isReplaced = known?.state === 'cancelled' || (known?.state === 'pending' && known.attempts === 0);
      if (known && !isReplaced) continue;
      const id = known?.id ?? this.#jobs.size;
      const attempts = known && known.attempts > 0 ? 1 : 0;
      this.#jobs.set(job.key, { ...job, id, state: 'pending', attempts, attemptAt: job.dueAt, owner: undefined });
    }
  }

  /** The keys of what can be claimed now, in the order of claiming. */
  claimable(limit: number): readonly string[] {
    return this.#queues()
      .flatMap((queue) => this.#next(queue) ?? [])
      .filter(({ job, nextAt }) => nextAt <= this.now && this.#isWorthClaiming(job, nextAt))
      .toSorted((a, b) => a.nextAt - b.nextAt || a.job.dueAt - b.job.dueAt || a.job.id - b.job.id)
      .slice(0, limit)
      .map(({ job }) => job.key);
  }

  claim(key: string, owner: string, leaseUntil: number): void {
    const job = this.job(key);
    this.#freeAt.set(job.queue, this.#nextAt(job));
    const attempts = job.attempts + 1;
    this.#jobs.set(key, { ...job, state: 'running', owner, attempts, attemptAt: leaseUntil });
    this.held = [...this.held, { key, owner, attempts }];
  }

  renew(owner: string, leaseUntil: number): void {
    for (const job of this.jobs)
      if (job.owner === owner && job.attemptAt > this.now) this.#jobs.set(job.key, { ...job, attemptAt: leaseUntil });
  }

  end(held: Held, result: AttemptResult<TestJobs>, rest: number): void {
    this.held = this.held.filter((other) => other !== held);
    const job = this.job(held.key);
    this.#freeAt.set(job.queue, Math.max(this.#freeAt.get(job.queue) ?? 0, this.now + rest));
    if (job.owner !== held.owner || job.attempts !== held.attempts) return;
    this.#jobs.set(job.key, { ...job, owner: undefined, ...this.#ended(job, result) });
  }

  expire(): void {
    for (const job of this.jobs)
      if (job.state === 'pending' && job.attempts === 0 && (job.expiresAt ?? Infinity) <= this.now)
        this.#jobs.set(job.key, { ...job, state: 'expired' });
  }

  requeueFailed(): void {
    for (const job of this.jobs)
      if (job.state === 'failed')
        this.#jobs.set(job.key, { ...job, state: 'pending', attempts: 1, dueAt: this.now, attemptAt: this.now });
  }

  nextDueAt(): number | undefined {
    const times = this.#queues().flatMap((queue) => this.#next(queue)?.nextAt ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #queues(): readonly string[] {
    return [...new Set(this.jobs.map(({ queue }) => queue))];
  }

  #next(queue: string): { readonly job: ModelJob; readonly nextAt: number } | undefined {
    const jobs = this.jobs.filter((job) => job.queue === queue);
    const ready = jobs
      .filter((job) => job.state === 'pending' && job.prerequisites.every((key) => this.#isCompleted(key)))
      .toSorted((a, b) => a.dueAt - b.dueAt || a.id - b.id);
    const job = jobs.find(({ state }) => state === 'running') ?? ready[0];
    return job && { job, nextAt: this.#nextAt(job) };
  }

  #nextAt({ queue, attemptAt }: ModelJob): number {
    return Math.max(attemptAt, this.#freeAt.get(queue) ?? 0);
  }

  #isCompleted(key: string): boolean {
    return this.job(key).state === 'completed';
  }

  /** What has expired is claimed only if an attempt was begun, to be reconciled. */
  #isWorthClaiming({ expiresAt, attempts }: ModelJob, nextAt: number): boolean {
    if (expiresAt === undefined) return true;
    return expiresAt <= this.now ? attempts > 0 : expiresAt > nextAt;
  }

  #ended(job: ModelJob, result: AttemptResult<TestJobs>): Partial<ModelJob> {
    switch (result.kind) {
      case 'retry': {
        const { expiresAt = Infinity } = job;
        return {
          state: 'pending',
          attemptAt: expiresAt <= this.now ? result.dueAt : Math.min(result.dueAt, expiresAt),
        };
      }
      case 'obsolete':
        return { state: 'cancelled' };
      default:
        return { state: result.kind };
    }
  }
}
