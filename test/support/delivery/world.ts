import type { RunbookAccess } from '../../../src/call/access/runbook-access.js';
import type { Call, PlacedMessage, Post } from '../../../src/call/call.js';
import type { DirectReader, RemindedRunbook } from '../../../src/call/fetch-runbook.js';
import type { Job, JobFailure, JobPayload } from '../../../src/call/jobs/job.js';
import type { RunbookReader } from '../../../src/call/ports/runbook-reader.js';
import type { AttemptResult, ClaimedJob } from '../../../src/call/ports/store.js';
import { nothingRecorded } from '../../../src/call/recording/recording.js';
import { defaultReminderPolicy, type ReminderPolicy } from '../../../src/call/reminders/reminder-policy.js';
import type { FetchedRun } from '../../../src/features/run/fetch-run.js';
import { createPerformJob } from '../../../src/registry/perform-job.js';
import { readInPlace } from '../../../src/runbook-worker/read-in-place.js';
import { createFakeChannelDirectory, type FakeChannelDirectory } from '../fakes/fake-channel-directory.js';
import { sampleCall } from '../sample-call.js';
import { createFakeGitLab, type FakeGitLab } from './fake-gitlab.js';
import { createFakeMessenger, type FakeMessenger } from './fake-messenger.js';

/** The time at which everything happens, in milliseconds since the epoch. */
export const now = 1_000_000;

const someKey = 'call 42 · announcement · managers';

/** Somebody who may see the runbook. */
export const aReader = {
  kind: 'person',
  access: 'granted',
  timeZone: 'Europe/Berlin',
  openItems: [],
  hasMoved: false,
  otherSchedule: undefined,
} as const;

/** Call 42, announced in two channels of a workspace, from a runbook in one issue. */
export interface World {
  call: Call;
  posts: readonly Post[];
  /** The call's other messages that the database knows of. */
  placed: readonly PlacedMessage[];
  /** The number of the comment that records the call, as the database has it. */
  noteId: number | undefined;
  /** All jobs of the call, as the database has them. */
  jobs: readonly Job[];
  /** What a look at the runbook finds. */
  runbook: RemindedRunbook;
  /** Who reads a direct message, and what they may see. */
  reader: (slackId: string) => DirectReader;
  /** What a look at the tasks finds; throws while GitLab is down. */
  run: () => FetchedRun;
  /** Whether somebody may see the runbook. */
  access: (slackId: string) => RunbookAccess;
  readonly messenger: FakeMessenger;
  readonly channelDirectory: FakeChannelDirectory;
  readonly gitlab: FakeGitLab;
  /** Where what is carried out waits for its time, in milliseconds since the epoch. */
  hold: (time: number) => Promise<void>;
  /** Whether the job is still this process's when all is ready. */
  isHeld: boolean;
  /** Whether calls are still planned anew. */
  isReplanning: boolean;
  /** The one in force, `the policy`. */
  readonly policy: ReminderPolicy;
  /** In milliseconds since the epoch. */
  clock: () => number;
  /** How runbooks are read. */
  runbooks: Pick<RunbookReader, 'edit'>;
  /** Carries out a job that was claimed. */
  attempt(job: ClaimedJob): Promise<AttemptResult>;
  /** Carries out a job with this content, as the dispatcher would in the given attempt. */
  perform(
    content: JobPayload,
    attempts?: number,
    expiresAt?: number,
    failure?: JobFailure,
    dueAt?: number,
    key?: string,
  ): Promise<AttemptResult>;
}

/** @param runbook what the issue says */
export function createWorld(runbook = ''): World {
  const call = { ...sampleCall(), id: 42, revision: 0, recording: nothingRecorded };
  const world: World = {
    call,
    posts: [],
    placed: [],
    noteId: undefined,
    jobs: [],
    runbook: { fields: call.fields, isOver: false, drift: undefined, source: undefined },
    reader: () => aReader,
    run: () => ({ kind: 'gone' }),
    access: () => ({ kind: 'granted', timeZone: 'Europe/Berlin' }),
    messenger: createFakeMessenger(now),
    channelDirectory: createFakeChannelDirectory(),
    gitlab: createFakeGitLab(runbook),
    runbooks: readInPlace,
    hold: async () => {},
    isHeld: true,
    isReplanning: false,
    policy: defaultReminderPolicy,
    clock: () => now,
    attempt: (job) => perform(job),
    perform: (content, attempts = 1, expiresAt = now + 1, failure = undefined, dueAt = now - 90_000, key = someKey) =>
      perform({ ...jobOf(content, attempts), expiresAt, failure, dueAt, key }),
  };
  const perform = createPerformJob({
    calls: {
      call: async () => world.call,
      postsOf: async () => world.posts,
      messagesOf: async () => world.placed,
      unfinishedOf: async () => world.jobs,
      awaitedOf: async () => world.jobs,
      jobsByKey: async (_, keys) => world.jobs.filter(({ key }) => keys.includes(key)),
      recordNoteOf: async () => world.noteId,
    },
    messenger: world.messenger,
    channelDirectory: world.channelDirectory,
    gitlab: world.gitlab,
    runbooks: { edit: (markdown, edits, asker) => world.runbooks.edit(markdown, edits, asker) },
    channels: {
      support: { 'gitlab-com': '#support_gitlab-com', 'self-managed': '#support_self-managed' },
      managers: '#support_manager',
    },
    meetingLink: 'people',
    fetchRunbook: async () => world.runbook,
    readerOf: async (slackId) => world.reader(slackId),
    fetchRun: async () => world.run(),
    runbookAccess: async (slackId) => world.access(slackId),
    startGate: { until: (time) => world.hold(time) },
    reminderPlan: { policy: world.policy, policyId: 'the policy', isReplanning: () => world.isReplanning },
    leases: { isHeld: () => world.isHeld },
    clock: () => world.clock(),
    random: () => 0,
  });
  return world;
}

export function jobOf(content: JobPayload, attempts: number): ClaimedJob {
  return {
    id: 1,
    subjectId: 42,
    key: someKey,
    queue: 'channel managers',
    dueAt: now - 90_000,
    startAt: now - 90_000,
    leaseUntil: now + 10_000,
    payload: content,
    prerequisites: [],
    state: 'running',
    attempts,
    firstAttemptAt: now - 90_000,
    failure: undefined,
  };
}
