import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Site } from './scenario.js';

/** How long a process that has just ended may take to be known as such, in milliseconds. */
const noticing = 500;

/**
 * Writes down what explains a loss and is gone a moment later: whether the app still runs, what it has logged, what the
 * database does, and what is left to be done. Returns the path of the file.
 */
export async function keepEvidence({ environment, database }: Site, what: string): Promise<string> {
  const { app } = environment;
  const runs = delay(noticing, 'The app is running.', { ref: false });
  const state = await Promise.race([app.exited.then((code) => `The app has ended with exit code ${code}.`), runs]);
  const [activity, jobs] = await Promise.all([database.activity(), database.jobs()]);
  const open = jobs.filter((job) => job.state !== 'completed' && job.state !== 'cancelled');
  const path = join(mkdtempSync(join(tmpdir(), 'crash-evidence-')), 'evidence.txt');
  const sections = [
    what,
    `${state} It is ${new Date(environment.now()).toISOString()} in the environment.`,
    'Open jobs:',
    ...open.map((job) => JSON.stringify(job)),
    'Connections:',
    ...activity,
    'Log:',
    app.output(),
  ];
  writeFileSync(path, `${sections.join('\n')}\n`);
  return path;
}
