import { openStore } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

/**
 * A replica in a process of its own: opens the database named by the first argument, announces twenty calls, claims
 * whatever is due, and prints what it announced and claimed.
 */
const [, , address = '', owner = ''] = process.argv;
const store = await openStore(address, { onEnqueued: () => undefined });
const announced: number[] = [];
const claimed: string[] = [];
for (let iid = 1; iid <= 20; iid += 1) {
  const answer = await store.calls.announce(sampleCall(iid), ({ id }) =>
    planOf(
      sampleJob({ key: `call ${id} · support`, queue: `queue ${id % 3}` }),
      sampleJob({ key: `call ${id} · managers`, queue: 'managers' }),
    ),
  );
  if (answer.kind === 'stored') announced.push(iid);
  for (const job of await store.outbox.claim(1_000, owner, 2_000, 3)) {
    claimed.push(job.key);
    await store.outbox.recordResult(job, owner, { kind: 'completed' }, 1_000);
  }
}
await store.close();
console.warn(JSON.stringify({ announced, claimed }));
