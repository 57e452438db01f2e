import { type Asker, type Busy, background, type RunbookReader } from '../call/ports/runbook-reader.js';
import type { Turn } from './create-fair-queue.js';
import { createThreadPool, type ThreadPool, type ThreadPoolDeps } from './create-thread-pool.js';
import { isReadInPlace } from './is-read-in-place.js';
import { readInPlace } from './read-in-place.js';
import { shareReadings } from './share-readings.js';
import type { Answer, Task } from './task.js';

/** In UTF-16 code units. Texts up to this length take a second at most and have a thread that never reads longer ones. */
const mostOfShort = 65_536;

/**
 * 1 MiB takes up to 7 seconds and 400 MiB when it is written to take much (260,000 tasks of one letter), and one second and
 * 100 MiB when it is a runbook.
 */
const defaults = {
  mostMetadata: 512,
  timeLimit: 15_000,
  idleTime: 60_000,
  mostWaiting: 100,
  mostWaitingOfOne: 10,
  waitLimit: 30_000,
};

const defaultsOfShort = { ...defaults, mostThreads: 1 };

/** The app's own work reads hundreds of runbooks at a time, and has the patience that people do not have. */
const patience = { mostWaiting: 1_000, mostWaitingOfOne: 1_000, waitLimit: 300_000 };
const defaultsOfBackground = { ...defaults, ...patience, mostThreads: 1 };

/** Enough for the calls of a busy day, each read every few seconds; at most some 10 MiB. */
const cache = { mostTexts: 1_000, mostLength: 4 * 1024 * 1024, forgetAfter: 60_000 };

export interface ClosableRunbookReader extends RunbookReader {
  /** Ends the threads; what they are reading fails. */
  close(): Promise<void>;
}

type AnswerOf<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind | 'unreadable' }>;

/**
 * Reads texts that are cheap to read in place, and others in threads, so that nobody else waits meanwhile: what people ask
 * for in one thread for short texts and two for long ones, and what the app's own work needs in another. Of each person
 * one text is read at a time. Equal texts are read once.
 */
export function createRunbookReader(
  parts: Pick<ThreadPoolDeps, 'script'> & Partial<ThreadPoolDeps>,
): ClosableRunbookReader {
  const pools = {
    short: createThreadPool({ ...defaultsOfShort, ...parts }),
    long: createThreadPool({ ...defaults, mostThreads: 2, ...parts }),
    background: createThreadPool({ ...defaultsOfBackground, ...parts }),
  };
  const reviews = shareReadings<AnswerOf<'read'>>(cache);
  const taskLists = shareReadings<AnswerOf<'tasks'>>(cache);

  function inThread<Kind extends Answer['kind']>(kind: Kind, task: Task, asker: Asker): Turn<AnswerOf<Kind>> {
    const { result, join } = poolFor(task.markdown, asker).run(task, asker);
    return { join, result: result.then((answer) => (isOf(kind, answer) ? answer : mixedUp())) };
  }

  function poolFor(markdown: string, asker: Asker): ThreadPool {
    if (asker === background) return pools.background;
    return markdown.length <= mostOfShort ? pools.short : pools.long;
  }

  return {
    review: (markdown, asker) =>
      reviews.of(markdown, asker, () => {
        if (isReadInPlace(markdown, 1)) return inPlace(readInPlace.review(markdown));
        return inThread('read', { kind: 'review', markdown }, asker);
      }),
    async edit(markdown, edits, asker) {
      const isCheap = isReadInPlace(markdown, 1) && isReadInPlace(JSON.stringify(edits), 1);
      return isCheap
        ? readInPlace.edit(markdown, edits)
        : inThread('edited', { kind: 'edit', markdown, edits }, asker).result;
    },
    tasks(markdown, pending, asker) {
      const promised = JSON.stringify(pending);
      return taskLists.of(promised + markdown, asker, () => {
        const isCheap = isReadInPlace(markdown, pending.length === 0 ? 1 : 2) && isReadInPlace(promised, 1);
        if (isCheap) return inPlace(readInPlace.tasks(markdown, pending));
        return inThread('tasks', { kind: 'tasks', markdown, pending }, asker);
      });
    },
    async close() {
      reviews.forget();
      taskLists.forget();
      await Promise.all([pools.short.close(), pools.long.close(), pools.background.close()]);
    },
  };
}

function inPlace<Result>(result: Promise<Result>): Turn<Result> {
  return { result, join: () => undefined };
}

function isOf<Kind extends Answer['kind']>(kind: Kind, answer: Answer | Busy): answer is AnswerOf<Kind> | Busy {
  return answer.kind === kind || answer.kind === 'unreadable' || answer.kind === 'busy';
}

function mixedUp(): never {
  throw new Error('A thread answered another question than the one it was asked.');
}
