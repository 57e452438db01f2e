import type { CallStore } from '../../../src/application/ports/store.js';
import type { Call, PlacedMessage, Post } from '../../../src/domain/call/call.js';
import type { Delivery, DeliveryFailure, DeliveryPlan, DeliveryState } from '../../../src/domain/call/delivery.js';
import { nothingRecorded } from '../../../src/domain/call/recording.js';

export interface FakeCallStore extends CallStore {
  readonly calls: readonly Call[];
  readonly deliveries: readonly Delivery[];
  readonly posts: Post[];
  readonly messages: PlacedMessage[];
  /** Runs once, when the next change has been asked for and not yet been made: what somebody else does meanwhile. */
  meanwhile: (() => Promise<unknown>) | undefined;
  /** Changes the state of every delivery. */
  setStates(state: DeliveryState): void;
  /** Somebody dismisses it. */
  cancel(key: string): void;
  /** Makes a delivery one that has failed. */
  fail(key: string, failure: DeliveryFailure): void;
}

/** A database in memory. It keeps the port's promises as far as one caller can see them. */
export function createFakeCallStore(): FakeCallStore {
  const calls: Call[] = [];
  const deliveries: Delivery[] = [];

  function takeBack(
    call: Call,
    { kinds, dueAfter }: NonNullable<DeliveryPlan['cancels']>,
    kept: ReadonlySet<string>,
  ): void {
    for (const [place, delivery] of deliveries.entries()) {
      if (kept.has(delivery.key)) continue;
      const isMeant = delivery.callId === call.id && kinds.includes(delivery.content.kind);
      if (isMeant && delivery.state === 'pending' && delivery.dueAt > dueAfter)
        deliveries[place] = { ...delivery, state: 'cancelled' };
    }
  }

  function add(call: Call, plan: DeliveryPlan): void {
    if (plan.cancels) takeBack(call, plan.cancels, new Set(plan.deliveries.map(({ key }) => key)));
    for (const planned of plan.deliveries) {
      const place = deliveries.findIndex(({ key }) => key === planned.key);
      const earlier = deliveries[place];
      if (earlier?.state === 'cancelled' || (earlier?.state === 'pending' && earlier.attempts === 0))
        deliveries[place] = { ...earlier, ...planned, state: 'pending' };
      if (earlier) continue;
      deliveries.push({
        ...planned,
        id: deliveries.length + 1,
        callId: call.id,
        state: 'pending',
        attempts: 0,
        firstAttemptAt: undefined,
        failure: undefined,
      });
    }
  }

  function existing(callId: number): Call {
    const call = calls.find(({ id }) => id === callId);
    if (!call) throw new Error(`There is no call ${callId}.`);
    return call;
  }

  async function letOthersGoFirst(): Promise<void> {
    const others = store.meanwhile;
    store.meanwhile = undefined;
    await others?.();
  }

  const store: FakeCallStore = {
    recordNoteOf: async () => undefined,
    cancel: (key) => {
      const place = deliveries.findIndex((each) => each.key === key);
      const delivery = deliveries[place];
      if (delivery) deliveries[place] = { ...delivery, state: 'cancelled' };
    },
    withdraw: async (callId, key) => {
      const place = deliveries.findIndex((each) => each.key === key && each.callId === callId);
      const delivery = deliveries[place];
      if (delivery?.state !== 'pending') return false;
      deliveries[place] = { ...delivery, state: 'cancelled' };
      return true;
    },
    calls,
    deliveries,
    posts: [],
    messages: [],
    meanwhile: undefined,
    setStates: (state) => {
      deliveries.splice(0, deliveries.length, ...deliveries.map((delivery) => ({ ...delivery, state })));
    },
    fail: (key, failure) => {
      const place = deliveries.findIndex((delivery) => delivery.key === key);
      const delivery = deliveries[place];
      if (delivery) deliveries[place] = { ...delivery, state: 'failed', failure };
    },
    call: async (callId) => existing(callId),
    promise: async (callId, plan) => add(existing(callId), plan),
    callOfIssue: async ({ projectId, iid }) =>
      calls.find(({ issue }) => issue.projectId === projectId && issue.iid === iid),
    announce: async (call, plan) => {
      await letOthersGoFirst();
      const earlier = await store.callOfIssue(call.issue);
      if (earlier) return { kind: 'already-announced', call: earlier };
      const stored = { ...call, id: calls.length + 1, revision: 0, recording: nothingRecorded };
      calls.push(stored);
      add(stored, plan(stored));
      return { kind: 'stored', call: stored };
    },
    revise: async (callId, seenRevision, revision, plan) => {
      await letOthersGoFirst();
      const current = existing(callId);
      if (current.revision !== seenRevision) return { kind: 'changed-meanwhile', call: current };
      const revised = { ...current, ...revision, revision: seenRevision + 1 };
      calls[calls.indexOf(current)] = revised;
      add(revised, plan(revised));
      return { kind: 'stored', call: revised };
    },
    record: async (callId, seenRecording, change, plan) => {
      await letOthersGoFirst();
      const current = existing(callId);
      if (current.recording.revision !== seenRecording) return { kind: 'changed-meanwhile', call: current };
      const recorded = { ...current, recording: { ...current.recording, ...change, revision: seenRecording + 1 } };
      calls[calls.indexOf(current)] = recorded;
      add(recorded, plan(recorded));
      return { kind: 'stored', call: recorded };
    },
    plannedOtherwise: async (reminderPolicyId, { from, to }, after, limit) =>
      calls
        .filter((call) => call.reminderPolicyId !== reminderPolicyId)
        .filter(({ time }) => time.instant >= from && time.instant < to)
        .toSorted(byStart)
        .filter((call) => !after || byStart(call, after) > 0)
        .slice(0, limit),
    planAnew: async (callId, seenRevision, change, plan) => {
      await letOthersGoFirst();
      const current = existing(callId);
      if (current.revision !== seenRevision || current.reminderPolicyId === change.reminderPolicyId)
        return { kind: 'changed-meanwhile', call: current };
      const replanned = { ...current, ...change };
      calls[calls.indexOf(current)] = replanned;
      const pending = deliveries.filter(({ content, state }) => content.kind === 'reminder' && state === 'pending');
      add(
        replanned,
        plan(
          replanned,
          pending.filter((delivery) => delivery.callId === callId),
        ),
      );
      return { kind: 'stored', call: replanned };
    },
    postsOf: async () => store.posts,
    messagesOf: async () => store.messages,
    deliveriesOf: async (callId, kinds) =>
      deliveries.filter((delivery) => delivery.callId === callId && (!kinds || kinds.includes(delivery.content.kind))),
    unfinishedOf: async (callId, kinds) =>
      (await store.deliveriesOf(callId, kinds)).filter(({ state }) => ['pending', 'sending', 'failed'].includes(state)),
    // More than is asked for does no harm.
    awaitedOf: (callId) => store.deliveriesOf(callId),
    deliveriesNamed: async (callId, keys) =>
      deliveries.filter((delivery) => delivery.callId === callId && keys.includes(delivery.key)),
    retryFailed: async (callId, now) => {
      const failed = deliveries.filter((delivery) => delivery.callId === callId && delivery.state === 'failed');
      for (const delivery of failed)
        deliveries[deliveries.indexOf(delivery)] = { ...delivery, state: 'pending', attempts: 1, dueAt: now };
      return failed.length;
    },
    dismissFailed: async (callId, cause) => {
      const meant = deliveries.filter(
        ({ callId: of, state, failure }) =>
          of === callId && state === 'failed' && failure?.service === cause.service && failure.code === cause.code,
      );
      for (const delivery of meant) deliveries[deliveries.indexOf(delivery)] = { ...delivery, state: 'cancelled' };
      return meant;
    },
    callsBetween: async (from, to) => calls.filter(({ time }) => time.instant >= from && time.instant < to),
  };
  return store;
}

function byStart(a: Pick<Call, 'id' | 'time'>, b: Pick<Call, 'id' | 'time'>): number {
  return a.time.instant - b.time.instant || a.id - b.id;
}
