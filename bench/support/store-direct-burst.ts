import { openStore } from '../../src/database/open-store.js';
import { sampleCall } from '../../test/support/sample-call.js';
import type { BenchDatabase } from './bench-database.js';

/** How many people are reminded, and of how many calls each. */
export interface DirectBurst {
  readonly people: number;
  readonly perPerson: number;
}

const hour = 3_600_000;

export { letBurstBeDue } from './enqueue-burst.js';

export function personAt(index: number): { readonly slackId: string; readonly gitlabId: number } {
  return { slackId: `U${1_000 + index}`, gitlabId: 1_000 + index };
}

/** Announces calls that everybody takes part in and stores their direct reminders, all due in an hour. */
export async function storeDirectBurst(database: BenchDatabase, { people, perPerson }: DirectBurst): Promise<void> {
  const store = await openStore(database.address, { onEnqueued: () => {} });
  const dueAt = Date.now() + hour;
  for (let number = 1; number <= perPerson; number += 1) {
    const call = { ...sampleCall(number), time: { instant: dueAt + hour, zone: 'Europe/Berlin' } };
    await store.calls.announce(call, ({ id }) => ({ jobs: reminders(id, people, dueAt) }));
  }
  await store.close();
}

function reminders(callId: number, people: number, dueAt: number) {
  return Array.from({ length: people }, (_, index) => {
    const { slackId } = personAt(index);
    return {
      key: `call ${callId} · reminder · ${slackId}`,
      queue: `dm ${slackId}`,
      dueAt,
      expiresAt: dueAt + hour,
      payload: { kind: 'reminder', occasion: '1h', to: { kind: 'person', slackId }, instant: dueAt + hour },
      prerequisites: [],
    } as const;
  });
}
