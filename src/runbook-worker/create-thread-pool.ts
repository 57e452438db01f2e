import { createFairQueue, type FairQueueLimits, type Turn } from './create-fair-queue.js';
import { startThread, type Thread } from './start-thread.js';
import type { Answer, Task } from './task.js';

export interface ThreadPoolDeps extends Omit<FairQueueLimits, 'mostRunning'> {
  /** The compiled worker.js. */
  readonly script: URL;
  /** How many threads work at once. */
  readonly mostThreads: number;
  /** For each thread, in MiB. */
  readonly mostMetadata: number;
  /** For each task, in milliseconds. */
  readonly timeLimit: number;
  /** How long threads are kept while there is nothing to do, in milliseconds. */
  readonly idleTime: number;
}

export interface ThreadPool {
  /**
   * Runs a task as soon as a thread is free and it is the asker's turn. The result is rejected with what went wrong there,
   * or because the pool was closed.
   */
  run(task: Task, asker: string): Turn<Answer>;
  /** Ends all threads with whatever they are at. */
  close(): Promise<void>;
}

/** A few threads, started when there is something to do and ended when there has been nothing for a while. */
export function createThreadPool(parts: ThreadPoolDeps): ThreadPool {
  const queue = createFairQueue({ ...parts, mostRunning: parts.mostThreads });
  const threads = new Set<Thread>();
  const free: Thread[] = [];
  let working = 0;
  let isClosed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  async function runOnThread(task: Task): Promise<Answer> {
    if (isClosed) throw new Error('The app is stopping and reads no further runbook.');
    clearTimeout(idleTimer);
    working += 1;
    const thread = free.pop() ?? start();
    try {
      return await thread.perform(task, parts.timeLimit);
    } finally {
      if (thread.isAlive()) free.push(thread);
      else threads.delete(thread);
      working -= 1;
      if (working === 0) idleTimer = setTimeout(endAll, parts.idleTime).unref();
    }
  }

  function start(): Thread {
    const thread = startThread(parts.script, parts.mostMetadata);
    threads.add(thread);
    return thread;
  }

  async function endAll(): Promise<void> {
    const ending = [...threads];
    threads.clear();
    free.length = 0;
    await Promise.all(ending.map((thread) => thread.end()));
  }

  return {
    run: (task, asker) => queue.run(asker, () => runOnThread(task)),
    async close() {
      isClosed = true;
      clearTimeout(idleTimer);
      await endAll();
    },
  };
}
