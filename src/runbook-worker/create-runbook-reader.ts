import type { RunbookReader } from '../application/ports/runbook-reader.js';
import { createThreadPool, type ThreadPoolParts } from './create-thread-pool.js';
import { readInPlace } from './read-in-place.js';
import { remember } from './remember.js';

/**
 * Texts up to this length, in UTF-16 code units, are read in place. Runbooks have 2,000 to 10,000, which takes some 10 ms;
 * the worst text of this length takes 100 ms. Handing it to a thread takes 2 ms, or 150 ms when one must be started.
 */
const mostInPlace = 16_384;

/**
 * Two threads, so that one text that takes long does not hold up the next. 1 MiB takes up to 7 seconds and 400 MiB when it
 * is written to take much (260,000 tasks of one letter), and one second and 100 MiB when it is a runbook.
 */
const defaults = { mostThreads: 2, mostMemory: 512, timeLimit: 20_000, idleTime: 60_000 };

/** Enough for the calls of a busy day, each looked at every few seconds; at most some 20 MiB. */
const memory = { mostTexts: 1_000, mostLength: 8 * 1024 * 1024, forgetAfter: 60_000 };

export interface ClosableRunbookReader extends RunbookReader {
  /** Ends the threads; what they are reading fails. */
  close(): Promise<void>;
}

/**
 * Reads short texts in place, and long ones in threads, so that nobody else waits meanwhile. The same short text is
 * reviewed once a minute.
 */
export function createRunbookReader(
  parts: Pick<ThreadPoolParts, 'script'> & Partial<ThreadPoolParts>,
): ClosableRunbookReader {
  const pool = createThreadPool({ ...defaults, ...parts });
  const reviews = remember((markdown) => readInPlace.review(markdown), memory);
  return {
    async review(markdown) {
      if (markdown.length <= mostInPlace) return reviews.of(markdown);
      const answer = await pool.run({ kind: 'review', markdown });
      return answer.kind === 'read' || answer.kind === 'unreadable' ? answer : mixedUp();
    },
    async edit(markdown, edits) {
      if (markdown.length <= mostInPlace) return readInPlace.edit(markdown, edits);
      const answer = await pool.run({ kind: 'edit', markdown, edits });
      return answer.kind === 'edited' || answer.kind === 'unreadable' ? answer : mixedUp();
    },
    async tasks(markdown, pending) {
      if (markdown.length <= mostInPlace) return readInPlace.tasks(markdown, pending);
      const answer = await pool.run({ kind: 'tasks', markdown, pending });
      return answer.kind === 'tasks' || answer.kind === 'unreadable' ? answer : mixedUp();
    },
    close: () => {
      reviews.forget();
      return pool.close();
    },
  };
}

function mixedUp(): never {
  throw new Error('A thread answered another question than the one it was asked.');
}
