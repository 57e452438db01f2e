import { openStore } from '../../src/store/open-store.js';
import { promising, sampleCall, sampleDelivery } from '../contracts/sample-call.js';

/**
 * A replica in a process of its own: opens the database named by the first argument, announces twenty calls, claims
 * whatever is due, and prints what it announced and claimed.
 */
const [, , address = '', owner = ''] = process.argv;
const store = await openStore(address, { onDeliveriesStored: () => undefined });
const announced: number[] = [];
const claimed: string[] = [];
for (let iid = 1; iid <= 20; iid += 1) {
  const answer = await store.calls.announce(sampleCall(iid), ({ id }) =>
    promising(
      sampleDelivery({ key: `call ${id} · support`, lane: `lane ${id % 3}` }),
      sampleDelivery({ key: `call ${id} · managers`, lane: 'managers' }),
    ),
  );
  if (answer.kind === 'stored') announced.push(iid);
  for (const delivery of await store.deliveries.claimDue(1_000, owner, 2_000, 3)) {
    claimed.push(delivery.key);
    await store.deliveries.settle(delivery, owner, { kind: 'sent' }, 1_000);
  }
}
await store.close();
console.warn(JSON.stringify({ announced, claimed }));
