import { parentPort } from 'node:worker_threads';
import { perform, type Task } from './task.js';

// The thread: one task after another. A mistake in carrying one out ends it, and the one who asked is told.
parentPort?.on('message', async (task: Task) => {
  parentPort?.postMessage(await perform(task));
});
