import { openStore } from '../../src/store/open-store.js';
import { sampleCall } from '../../test/contracts/sample-call.js';
import type { BenchDatabase } from './bench-database.js';
import { type BurstTown, channelName, postAnnouncement } from './burst-town.js';

/** How many reminders go where. */
export interface Burst {
  readonly channels: number;
  readonly perChannel: number;
}

/**
 * Announces a call in each channel, and promises its reminders, all due at `dueAt` (milliseconds since the epoch). The app
 * itself has three channels, each of which would take an hour for so many.
 */
export async function promiseBurst(
  database: BenchDatabase,
  town: BurstTown,
  { channels, perChannel }: Burst,
  dueAt: number,
): Promise<void> {
  const store = await openStore(database.address, { onDeliveriesStored: () => {} });
  const posts: string[] = [];
  for (let index = 0; index < channels; index += 1) {
    const channel = channelName(index);
    const call = { ...sampleCall(index + 1), time: { instant: dueAt + hour, zone: 'Europe/Berlin' } };
    const stored = await store.calls.announce(
      { ...call, issue: { projectId: town.projectId, iid: index + 1 } },
      ({ id, time }) => ({ deliveries: reminders(id, channel, perChannel, dueAt, time.instant) }),
    );
    posts.push(
      `(${stored.call.id}, 'support', '${town.slack.channelId(channel)}', '${postAnnouncement(town, channel)}', 'https://slack.example')`,
    );
  }
  await store.close();
  await database.execute(`insert into post (call_id, audience, channel_id, ts, permalink) values ${posts.join(', ')}`);
}

const hour = 3_600_000;

function reminders(callId: number, channel: string, count: number, dueAt: number, instant: number) {
  return Array.from(
    { length: count },
    (_, index) =>
      ({
        key: `call ${callId} · reminder ${index}`,
        lane: `channel ${channel}`,
        dueAt,
        expiresAt: dueAt + hour,
        content: { kind: 'reminder', occasion: '1h', to: { kind: 'audience', audience: 'support' }, instant },
        after: [],
      }) as const,
  );
}
