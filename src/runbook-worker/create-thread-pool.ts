import { startThread, type Thread } from './start-thread.js';
import type { Answer, Task } from './task.js';

export interface ThreadPoolParts {
  /** The compiled worker.js. */
  readonly script: URL;
  /** How many threads work at once. */
  readonly mostThreads: number;
  /** For each thread, in MiB. */
  readonly mostMemory: number;
  /** For each task, in milliseconds. */
  readonly timeLimit: number;
  /** How long threads are kept while there is nothing to do, in milliseconds. */
  readonly idleTime: number;
}

export interface ThreadPool {
  /** Carries out a task as soon as a thread is free. Throws what went wrong there, or that the pool was closed. */
  run(task: Task): Promise<Answer>;
  /** Ends all threads with whatever they are at. */
  close(): Promise<void>;
}

/** A few threads, started when there is something to do and ended when there has been nothing for a while. */
export function createThreadPool(parts: ThreadPoolParts): ThreadPool {
  const threads = new Set<Thread>();
  const waiting: (() => void)[] = [];
  const free: Thread[] = [];
  let working = 0;
  let isClosed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  async function run(task: Task): Promise<Answer> {
    await turn();
    try {
      return await carryOut(task);
    } finally {
      pass();
    }
  }

  async function carryOut(task: Task): Promise<Answer> {
    if (isClosed) throw new Error('The app is stopping and reads no further runbook.');
    const thread = free.pop() ?? start();
    try {
      return await thread.carryOut(task, parts.timeLimit);
    } finally {
      if (thread.isAlive()) free.push(thread);
      else threads.delete(thread);
    }
  }

  function start(): Thread {
    const thread = startThread(parts.script, parts.mostMemory);
    threads.add(thread);
    return thread;
  }

  async function turn(): Promise<void> {
    clearTimeout(idleTimer);
    if (working === parts.mostThreads) await new Promise<void>((resolve) => waiting.push(resolve));
    else working += 1;
  }

  /** Whoever has waited longest takes the place that has become free. */
  function pass(): void {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
    if (working === 0) idleTimer = setTimeout(endAll, parts.idleTime).unref();
  }

  async function endAll(): Promise<void> {
    const ending = [...threads];
    threads.clear();
    free.length = 0;
    await Promise.all(ending.map((thread) => thread.end()));
  }

  return {
    run,
    async close() {
      isClosed = true;
      clearTimeout(idleTimer);
      await endAll();
    },
  };
}
