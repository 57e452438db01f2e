import type { Transaction, Updateable } from 'kysely';
import type { AttemptOutcome } from '../application/ports/store.js';
import { inChunks } from '../database/chunks.js';
import type { Dialect } from '../database/database.js';
import type { Post } from '../domain/call/call.js';
import type { Delivery, DeliveryState, PlannedDelivery } from '../domain/call/delivery.js';
import { failure, toColumn } from './json-columns.js';
import { inLanes } from './lanes.js';
import { lockCalls } from './lock-calls.js';
import { storeMessage } from './messages.js';
import { storeRecordNote } from './record-note.js';
import { emptyEdits } from './redact.js';
import type { DeliveryTable, Schema } from './schema.js';
import { storeDeliveries } from './store-deliveries.js';
import { supersede } from './supersede.js';

export interface Settlement {
  readonly delivery: Delivery;
  readonly owner: string;
  readonly outcome: AttemptOutcome;
  /** Milliseconds since the epoch, like `laneFreeAt`. */
  readonly now: number;
  readonly laneFreeAt: number | undefined;
}

/**
 * Records how attempts ended, and what follows from them, as far as their owners still hold the deliveries. Returns what
 * each of those has become; `undefined` where nothing was recorded.
 */
export async function settle(
  transaction: Transaction<Schema>,
  dialect: Dialect,
  settlements: readonly Settlement[],
): Promise<readonly (DeliveryState | undefined)[]> {
  await lockCalls(
    transaction,
    dialect,
    settlements.map(({ delivery }) => delivery.callId),
  );
  const lanes = settlements.flatMap(({ delivery, outcome }) =>
    [delivery, ...followUps(outcome)].map(({ lane }) => lane),
  );
  const sent = settlements.flatMap(({ delivery, outcome }) => (outcome.kind === 'sent' ? [delivery.key] : []));
  const successors = await lanesOfSuccessors(transaction, sent);
  const record = async () => {
    const states = await release(transaction, settlements);
    for (const settlement of states.keys()) await storeWhatFollows(transaction, settlement);
    return settlements.map((settlement) => states.get(settlement));
  };
  return inLanes(transaction, [...lanes, ...successors], record, laneRests(settlements));
}

/** Also of those that were lost meanwhile: what an attempt has posted was posted. */
function laneRests(settlements: readonly Settlement[]): ReadonlyMap<string, number> {
  const rests = new Map<string, number>();
  for (const { delivery, laneFreeAt = 0 } of settlements)
    rests.set(delivery.lane, Math.max(laneFreeAt, rests.get(delivery.lane) ?? 0));
  return rests;
}

async function storeWhatFollows(transaction: Transaction<Schema>, { delivery, outcome }: Settlement): Promise<void> {
  if (outcome.kind === 'sent' && outcome.post) await storePost(transaction, delivery.callId, outcome.post);
  if (outcome.kind === 'sent' && outcome.message) await storeMessage(transaction, delivery.callId, outcome.message);
  if (outcome.kind === 'sent' && outcome.noteId !== undefined)
    await storeRecordNote(transaction, delivery.callId, outcome.noteId);
  if (outcome.kind === 'sent') await supersede(transaction, delivery);
  await storeDeliveries(transaction, delivery.callId, followUps(outcome));
}

function followUps(outcome: AttemptOutcome): readonly PlannedDelivery[] {
  return outcome.followUps ?? [];
}

/** The lanes of what waits for these. To be read while their calls are held: none is stored meanwhile. */
export async function lanesOfSuccessors(
  transaction: Transaction<Schema>,
  keys: readonly string[],
): Promise<readonly string[]> {
  const rows = await inChunks(keys, (chunk) =>
    transaction
      .selectFrom('prerequisite')
      .innerJoin('delivery', 'delivery.id', 'prerequisite.delivery_id')
      .select('delivery.lane')
      .distinct()
      .where('prerequisite.predecessor_key', 'in', chunk)
      .execute(),
  );
  return rows.map(({ lane }) => lane);
}

/**
 * Says what became of the deliveries whose owners still held them. An attempt that has outlived its lease changes nothing:
 * by then the delivery is, or was, somebody else's.
 */
async function release(
  transaction: Transaction<Schema>,
  settlements: readonly Settlement[],
): Promise<ReadonlyMap<Settlement, DeliveryState>> {
  const states = new Map<Settlement, DeliveryState>();
  for (const alike of groupAlike(settlements)) {
    const released = new Map((await releaseAlike(transaction, alike)).map(({ id, state }) => [id, state]));
    for (const settlement of alike) {
      const state = released.get(settlement.delivery.id);
      if (state !== undefined) states.set(settlement, state);
    }
  }
  return states;
}

/** Those that one statement can release: in a burst nearly all, which were sent at the first attempt. */
function groupAlike(settlements: readonly Settlement[]): readonly [Settlement, ...Settlement[]][] {
  const groups = new Map<string, [Settlement, ...Settlement[]]>();
  for (const settlement of settlements) {
    const { delivery, owner, outcome } = settlement;
    // What a sent edit said is erased with the same statement, so each edit has one of its own.
    const isAlike = outcome.kind === 'sent' && delivery.content.kind !== 'issue-edit';
    const key = JSON.stringify([owner, delivery.attempts, isAlike ? outcome.kind : delivery.id]);
    const group = groups.get(key);
    if (group) group.push(settlement);
    else groups.set(key, [settlement]);
  }
  return [...groups.values()];
}

/** The first speaks for all of them; that they were settled some milliseconds later than it makes no difference. */
async function releaseAlike(transaction: Transaction<Schema>, alike: readonly [Settlement, ...Settlement[]]) {
  const [{ delivery, owner, outcome, now }] = alike;
  const ids = alike.map((settlement) => settlement.delivery.id);
  return inChunks(ids, (chunk) =>
    transaction
      .updateTable('delivery')
      .set({ ...settledColumns(delivery, outcome, now), owner: null })
      .where('id', 'in', chunk)
      .where('owner', '=', owner)
      .where('attempts', '=', delivery.attempts)
      .returning(['id', 'state'])
      .execute(),
  );
}

function settledColumns(delivery: Delivery, outcome: AttemptOutcome, now: number): Updateable<DeliveryTable> {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', failure: notMadeColumn(outcome), settled_at: now, ...emptyEdits(delivery.content) };
    case 'failed':
      return { state: 'failed', failure: toColumn(failure, outcome.failure), settled_at: now };
    case 'pointless':
      return { state: 'cancelled', settled_at: now, ...emptyEdits(delivery.content) };
    case 'expired':
      return missedColumns(delivery, outcome, now);
    case 'later': {
      const counted = outcome.hadNoEffect ? uncounted(delivery) : { attempts: delivery.attempts };
      if (isExpired(delivery, now) && counted.attempts === 0) return missedColumns(delivery, outcome, now);
      return {
        state: 'pending',
        failure: toColumn(failure, outcome.failure),
        attempt_at: nextAttemptAt(delivery, outcome.dueAt, now),
        ...counted,
      };
    }
  }
}

function missedColumns(
  { content }: Delivery,
  outcome: Pick<Extract<AttemptOutcome, { kind: 'expired' }>, 'failure'>,
  now: number,
): Updateable<DeliveryTable> {
  const reason = outcome.failure ? { failure: toColumn(failure, outcome.failure) } : {};
  return { state: 'missed', settled_at: now, ...reason, ...emptyEdits(content) };
}

/** What will have expired by its next attempt is searched for, or missed, as soon as it expires: its queue waits for that. */
function nextAttemptAt(delivery: Delivery, dueAt: number, now: number): number {
  const { expiresAt } = delivery;
  return expiresAt === undefined || isExpired(delivery, now) ? dueAt : Math.min(dueAt, expiresAt);
}

function isExpired({ expiresAt }: Delivery, now: number): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

/** As if the attempt had not begun. It is the claim that counts. */
function uncounted({ attempts }: Delivery): { readonly attempts: number; readonly first_attempt_at?: null } {
  return { attempts: attempts - 1, ...(attempts === 1 ? { first_attempt_at: null } : {}) };
}

function notMadeColumn({ notMade }: Extract<AttemptOutcome, { kind: 'sent' }>): string | null {
  return notMade ? toColumn(failure, notMade) : null;
}

async function storePost(transaction: Transaction<Schema>, callId: number, post: Post): Promise<void> {
  const place = {
    channel_id: post.channelId,
    ts: post.ts,
    permalink: post.permalink,
    channel_name: post.channelName ?? null,
    is_private: post.isPrivate === undefined ? null : Number(post.isPrivate),
  };
  await transaction
    .insertInto('post')
    .values({ call_id: callId, audience: post.audience, ...place })
    .onConflict((conflict) => conflict.columns(['call_id', 'audience']).doUpdateSet(place))
    .execute();
}
