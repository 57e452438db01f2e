import { join } from 'node:path';
import { openLedger } from '../../../sandbox/demo/read-ledger.js';
import type { Town } from '../../../sandbox/town/start-town.js';
import { eventually } from '../../support/eventually.js';

/**
 * Waits until the app has stored how all that it was sending has ended. People see a message a moment before, and a leap of
 * the clock in that moment is a machine that fell asleep in it.
 */
export async function untilSettled(town: Town): Promise<void> {
  const ledger = openLedger(join(town.folder, 'runbook.db'));
  try {
    const sending = () => ledger.read().filter(({ state }) => state === 'running');
    await eventually(() => sending().length === 0, {
      describe: () => `still being sent: ${JSON.stringify(sending())}`,
    });
  } finally {
    ledger.close();
  }
}
