import { join } from 'node:path';
import { openJobs } from '../../../sandbox/demo/read-jobs.js';
import type { Environment } from '../../../sandbox/environment/start-environment.js';
import { eventually } from '../../support/eventually.js';

/**
 * Waits until the app has stored how all that it was sending has ended. People see a message a moment before, and a leap of
 * the clock in that moment is a machine that fell asleep in it.
 */
export async function untilSettled(environment: Environment): Promise<void> {
  const jobs = openJobs(join(environment.folder, 'runbook.db'));
  try {
    const sending = () => jobs.read().filter(({ state }) => state === 'running');
    await eventually(() => sending().length === 0, {
      describe: () => `still being sent: ${JSON.stringify(sending())}`,
    });
  } finally {
    jobs.close();
  }
}
