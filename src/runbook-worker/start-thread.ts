import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './task.js';

/** A thread that does one task at a time. */
export interface Thread {
  /**
   * Carries out a task. One that takes longer than `timeLimit` milliseconds, or more memory than a thread has, is
   * `unreadable` and ends the thread.
   * @throws whatever went wrong in the thread, or that it was ended
   */
  perform(task: Task, timeLimit: number): Promise<Answer>;
  end(): Promise<unknown>;
  /** Whether it can take another task. */
  isAlive(): boolean;
}

interface Asked {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Starts a thread. It keeps the process alive only while it works, and sees nothing of the environment.
 * @param script the compiled worker.js
 * @param mostMetadata MiB; a text that needs more ends its thread and not the process
 */
export function startThread(script: URL, mostMetadata: number): Thread {
  const worker = new Worker(script, {
    env: {},
    execArgv: ['--enable-source-maps'],
    resourceLimits: { maxOldGenerationSizeMb: mostMetadata },
  });
  let isAlive = true;
  let asked: Asked | undefined;
  worker.unref();
  worker.on('message', (answer: Answer) => asked?.resolve(answer));
  worker.once('error', (error) => {
    isAlive = false;
    if (isOutOfMemory(error)) asked?.resolve({ kind: 'unreadable' });
    else asked?.reject(error);
  });
  worker.once('exit', () => {
    isAlive = false;
    asked?.reject(new Error('The thread was ended before it had read the runbook.'));
  });

  function end(): Promise<unknown> {
    isAlive = false;
    return worker.terminate();
  }

  async function perform(task: Task, timeLimit: number): Promise<Answer> {
    const timer = setTimeout(giveUp, timeLimit);
    worker.ref();
    try {
      return await new Promise<Answer>((resolve, reject) => {
        asked = { resolve, reject };
        worker.postMessage(task);
      });
    } finally {
      clearTimeout(timer);
      worker.unref();
    }
  }

  function giveUp(): void {
    asked?.resolve({ kind: 'unreadable' });
    end().catch(asked?.reject);
  }
  return { perform, end, isAlive: () => isAlive };
}

function isOutOfMemory(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
