import type { Call } from '../../call/call.js';
import type { RemindedRunbook } from '../../call/fetch-runbook.js';
import type { CallJobs } from '../../call/jobs/job.js';
import { readerOfQueue } from '../../call/jobs/job-keys.js';
import type { CallStore } from '../../call/ports/store.js';
import type { JobLog, Outbox, UpcomingJob } from '../../outbox/index.js';

/** How often reminders are looked for that are due soon, in milliseconds. */
const every = 500;

/** How long before its time it is read at most what a reminder will say, in milliseconds. */
const ahead = 4_000;

/** How many reminders are read ahead for: GitLab.com allows 2,000 requests a minute. */
const mostReminders = 500;

/** For how many calls at once. */
const mostAtOnce = 25;

export interface ReminderPrefetchOptions {
  readonly outbox: Pick<Outbox<CallJobs>, 'dueBetween'>;
  readonly calls: Pick<CallStore, 'call'>;
  /** Remembers for some seconds what it has found. */
  readonly fetchRunbook: (call: Call) => Promise<RemindedRunbook>;
  /** Remembers it with the runbook. */
  readonly readerOf: (slackId: string, runbook: RemindedRunbook) => Promise<unknown>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly log: JobLog;
}

/**
 * Begins to read the runbooks of reminders shortly before they are due, and whether those who will be reminded directly may
 * see them, so that at its time a reminder waits neither for GitLab nor, when many are due at once, for each other. Nothing
 * depends on it: what was not read ahead is read when the reminder is sent. Returns how to stop it.
 */
export function startReminderPrefetch(parts: ReminderPrefetchOptions): () => Promise<void> {
  const { outbox, calls, fetchRunbook, readerOf, clock, log } = parts;
  let looking: Promise<void> | undefined;
  let isStopped = false;

  async function look(): Promise<void> {
    try {
      const now = clock();
      const left = [...byCall(await outbox.dueBetween('reminder', now, now + ahead, mostReminders))];
      const fetchSome = async () => {
        for (let next = left.shift(); next && !isStopped; next = left.shift()) await lookFor(...next);
      };
      await Promise.all(Array.from({ length: mostAtOnce }, fetchSome));
    } catch (err) {
      log.warn({ err }, 'runbooks could not be read ahead; they are read when their reminders are sent');
    }
  }

  async function lookFor(callId: number, readers: readonly string[]): Promise<void> {
    const runbook = await fetchRunbook(await calls.call(callId));
    // Whom Slack does not tell of now, it is asked about again in time.
    await Promise.allSettled(readers.map((slackId) => readerOf(slackId, runbook)));
  }

  const ticking = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, every);
  return async () => {
    isStopped = true;
    clearInterval(ticking);
    await looking;
  };
}

/** Each call once, with those who are reminded directly. */
function byCall(reminders: readonly UpcomingJob[]): ReadonlyMap<number, readonly string[]> {
  const readers = new Map<number, string[]>();
  for (const { subjectId: callId, queue } of reminders) {
    const slackId = readerOfQueue(queue);
    const known = readers.get(callId) ?? [];
    readers.set(callId, slackId === undefined ? known : [...known, slackId]);
  }
  return readers;
}
