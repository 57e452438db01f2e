import type { Call, PlacedMessage, Post } from '../../../src/call/call.js';
import type { Job, JobFailure, JobPlan, JobState } from '../../../src/call/jobs/job.js';
import type { CallStore } from '../../../src/call/ports/store.js';
import { nothingRecorded } from '../../../src/call/recording/recording.js';

export interface FakeCallStore extends CallStore {
  readonly calls: readonly Call[];
  readonly jobs: readonly Job[];
  readonly posts: Post[];
  readonly messages: PlacedMessage[];
  /** Runs once, when the next change has been asked for and not yet been made: what somebody else does meanwhile. */
  meanwhile: (() => Promise<unknown>) | undefined;
  /** Changes the state of every job. */
  setStates(state: JobState): void;
  /** Somebody dismisses it. */
  cancel(key: string): void;
  /** Makes a job one that has failed. */
  fail(key: string, failure: JobFailure): void;
}

/** A database in memory. It keeps the port's promises as far as one caller can see them. */
export function createFakeCallStore(): FakeCallStore {
  const calls: Call[] = [];
  const jobs: Job[] = [];

  function takeBack(call: Call, { kinds, dueAfter }: NonNullable<JobPlan['cancels']>, kept: ReadonlySet<string>): void {
    for (const [place, job] of jobs.entries()) {
      if (kept.has(job.key)) continue;
      const isMeant = job.subjectId === call.id && kinds.includes(job.payload.kind);
      if (isMeant && job.state === 'pending' && job.dueAt > dueAfter) jobs[place] = { ...job, state: 'cancelled' };
    }
  }

  function add(call: Call, plan: JobPlan): void {
    if (plan.cancels) takeBack(call, plan.cancels, new Set(plan.jobs.map(({ key }) => key)));
    for (const planned of plan.jobs) {
      const place = jobs.findIndex(({ key }) => key === planned.key);
      const earlier = jobs[place];
      if (earlier?.state === 'cancelled' || (earlier?.state === 'pending' && earlier.attempts === 0))
        jobs[place] = { ...earlier, ...planned, state: 'pending' };
      if (earlier) continue;
      jobs.push({
        ...planned,
        id: jobs.length + 1,
        subjectId: call.id,
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
      const place = jobs.findIndex((each) => each.key === key);
      const job = jobs[place];
      if (job) jobs[place] = { ...job, state: 'cancelled' };
    },
    withdraw: async (callId, key) => {
      const place = jobs.findIndex((each) => each.key === key && each.subjectId === callId);
      const job = jobs[place];
      if (job?.state !== 'pending') return false;
      jobs[place] = { ...job, state: 'cancelled' };
      return true;
    },
    calls,
    jobs,
    posts: [],
    messages: [],
    meanwhile: undefined,
    setStates: (state) => {
      jobs.splice(0, jobs.length, ...jobs.map((job) => ({ ...job, state })));
    },
    fail: (key, failure) => {
      const place = jobs.findIndex((job) => job.key === key);
      const job = jobs[place];
      if (job) jobs[place] = { ...job, state: 'failed', failure };
    },
    call: async (callId) => existing(callId),
    enqueue: async (callId, plan) => add(existing(callId), plan),
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
      const pending = jobs.filter(({ payload, state }) => payload.kind === 'reminder' && state === 'pending');
      add(
        replanned,
        plan(
          replanned,
          pending.filter((job) => job.subjectId === callId),
        ),
      );
      return { kind: 'stored', call: replanned };
    },
    postsOf: async () => store.posts,
    messagesOf: async () => store.messages,
    jobsOf: async (callId, kinds) =>
      jobs.filter((job) => job.subjectId === callId && (!kinds || kinds.includes(job.payload.kind))),
    unfinishedOf: async (callId, kinds) =>
      (await store.jobsOf(callId, kinds)).filter(({ state }) => ['pending', 'running', 'failed'].includes(state)),
    // More than is asked for does no harm.
    awaitedOf: (callId) => store.jobsOf(callId),
    jobsByKey: async (callId, keys) => jobs.filter((job) => job.subjectId === callId && keys.includes(job.key)),
    retryFailed: async (callId, now) => {
      const failed = jobs.filter((job) => job.subjectId === callId && job.state === 'failed');
      for (const job of failed) jobs[jobs.indexOf(job)] = { ...job, state: 'pending', attempts: 1, dueAt: now };
      return failed.length;
    },
    dismissFailed: async (callId, cause) => {
      const meant = jobs.filter(
        ({ subjectId: of, state, failure }) =>
          of === callId && state === 'failed' && failure?.service === cause.service && failure.code === cause.code,
      );
      for (const job of meant) jobs[jobs.indexOf(job)] = { ...job, state: 'cancelled' };
      return meant;
    },
    callsBetween: async (from, to) => calls.filter(({ time }) => time.instant >= from && time.instant < to),
  };
  return store;
}

function byStart(a: Pick<Call, 'id' | 'time'>, b: Pick<Call, 'id' | 'time'>): number {
  return a.time.instant - b.time.instant || a.id - b.id;
}
