import { openStore } from '../../src/database/open-store.js';
import { sampleCall } from '../../test/support/sample-call.js';
import type { BenchDatabase } from './bench-database.js';

/** How many reminders go where. */
export interface Burst {
  readonly channels: number;
  readonly perChannel: number;
}

const hour = 3_600_000;

/**
 * Announces a call in each channel and promises its reminders, all due in an hour. The app's settings name three channels;
 * here each call has one of its own, because one takes sixty posts a minute.
 */
export async function promiseBurst(database: BenchDatabase, { channels, perChannel }: Burst): Promise<void> {
  const store = await openStore(database.address, { onEnqueued: () => {} });
  const dueAt = Date.now() + hour;
  const posts: string[] = [];
  for (let number = 1; number <= channels; number += 1) {
    const call = { ...sampleCall(number), time: { instant: dueAt + hour, zone: 'Europe/Berlin' } };
    const channel = `C${number}`;
    const { call: stored } = await store.calls.announce(call, ({ id }) => ({
      jobs: reminders(id, channel, perChannel, dueAt),
    }));
    posts.push(`(${stored.id}, 'support', '${channel}', '1.000000', 'https://slack.example/${channel}')`);
  }
  await store.close();
  await database.execute(`insert into post (call_id, audience, channel_id, ts, permalink) values ${posts.join(', ')}`);
}

/** Makes all of them due at a time, in milliseconds since the epoch: how long storing them takes depends on the machine. */
export async function letBurstBeDue(database: BenchDatabase, dueAt: number): Promise<void> {
  await database.execute(`update job set due_at = ${dueAt}, attempt_at = ${dueAt}`);
  await database.execute(`update queue set next_at = ${dueAt}`);
}

function reminders(callId: number, channel: string, count: number, dueAt: number) {
  const to = { kind: 'audience', audience: 'support' } as const;
  const payload = { kind: 'reminder', occasion: '1h', to, instant: dueAt + hour } as const;
  return Array.from({ length: count }, (_, index) => ({
    key: `call ${callId} · reminder ${index}`,
    queue: `channel ${channel}`,
    dueAt,
    expiresAt: dueAt + hour,
    payload,
    prerequisites: [],
  }));
}
