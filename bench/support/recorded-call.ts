import type { Call } from '../../src/call/call.js';
import type { CallJobs } from '../../src/call/jobs/job.js';
import type { RunbookReader } from '../../src/call/ports/runbook-reader.js';
import type { AttemptResult } from '../../src/call/ports/store.js';
import { planRunStart } from '../../src/call/recording/plan-recorded.js';
import { fingerprintOf } from '../../src/call/recording/task-fingerprints.js';
import { defaultReminderPolicy } from '../../src/call/reminders/reminder-policy.js';
import type { Services } from '../../src/call/services.js';
import { openStore } from '../../src/database/open-store.js';
import { appFailures } from '../../src/delivery/app-failures.js';
import { clickRun } from '../../src/features/run/click-run.js';
import { fetchRun } from '../../src/features/run/fetch-run.js';
import { createDispatcher, createStartGate, keepLeases } from '../../src/outbox/index.js';
import { createPerformJob, type PerformDeps } from '../../src/registry/perform-job.js';
import { aCall } from '../../test/support/a-call.js';
import { anIssue } from '../../test/support/an-issue.js';
import { startServices } from '../../test/support/start-services.js';
import type { BenchDatabase } from './bench-database.js';
import { until } from './due-jobs.js';
import { problemsOnly } from './our-competitor.js';

const owner = 'bench';

/** The app without Slack and GitLab, which answer at once here: use cases, store and dispatcher as they are. */
export interface Recorder {
  /** Announces a call that begins now, and waits until its panels are posted. Returns its number in the project. */
  announce(): Promise<number>;
  /** One click on “Success”, for the task that is next. Returns how long it took until every panel showed it, in milliseconds. */
  click(iid: number): Promise<number>;
  close(): Promise<void>;
}

export interface RecorderOptions {
  readonly database: BenchDatabase;
  readonly runbooks: RunbookReader;
  /** Of each call. */
  readonly people: number;
  /** Of each runbook. */
  readonly tasks: number;
}

/** A recorder of calls that are recorded click by click. */
export async function openRecorder({ database, runbooks, people, tasks }: RecorderOptions): Promise<Recorder> {
  const store = await openStore(database.address, { onEnqueued: () => dispatcher.wake() });
  const issues = new Map<number, string>();
  const fakes = startServices();
  let planned = 0;
  let done = 0;
  const services: Services = {
    ...fakes,
    clock: Date.now,
    runbooks,
    calls: {
      ...store.calls,
      record: (callId, seen, change, plan) =>
        store.calls.record(callId, seen, change, (call) => {
          const jobs = plan(call);
          planned += jobs.jobs.length;
          return jobs;
        }),
    },
    gitlab: { ...fakes.gitlab, ...gitlabOf(issues) },
  };
  const startGate = createStartGate(Date.now);
  const leases = keepLeases({ outbox: store.outbox, clock: Date.now, owner, log: problemsOnly });
  const dispatcher = createDispatcher<CallJobs>({
    outbox: store.outbox,
    startGate,
    leases,
    perform: createPerformJob({ ...services, ...answersAtOnce(services), startGate, leases }),
    failures: appFailures,
    planBugNotice: async () => [],
    clock: Date.now,
    owner,
    log: problemsOnly,
    onExpired: () => undefined,
    onEnded: (_, { kind }) => {
      done += isDone(kind) ? 1 : 0;
    },
  });
  dispatcher.start();

  return {
    announce: async () => {
      const iid = issues.size + 1;
      issues.set(iid, runbookOf(iid, tasks));
      const { id: _, revision: __, recording: ___, ...call } = callOf(iid, people);
      await store.calls.announce(call, (stored) => {
        // Progress lines need an announcement to stand under; the panels are what is many.
        const jobs = planRunStart(stored).filter(({ payload }) => payload.kind === 'run-panel');
        planned += jobs.length;
        return { jobs };
      });
      await until(() => done === planned);
      return iid;
    },
    click: async (iid) => {
      const call = await store.calls.callOfIssue({ projectId: 100, iid });
      const position = (call?.recording.events.length ?? 0) + 1;
      const task = fingerprintOf({ position, name: nameOf(iid, position) }, services.fingerprint);
      const begun = performance.now();
      const answer = await clickRun(services, {
        slackId: 'U0JANE',
        issue: { project: 100, iid },
        click: { kind: 'settle', task, result: 'Success' },
      });
      if (answer.kind !== 'recorded') throw new Error(`The click was not recorded: ${JSON.stringify(answer)}`);
      await until(() => done === planned);
      return performance.now() - begun;
    },
    close: async () => {
      await dispatcher.stop();
      await store.close();
    },
  };
}

function isDone(kind: AttemptResult['kind']): boolean {
  if (kind === 'failed' || kind === 'expired') throw new Error(`A job ended as ${kind}.`);
  return kind !== 'retry';
}

/** Each runbook says something else: what two have in common is read once. */
function nameOf(iid: number, position: number): string {
  return `Migrate group ${iid}-${position}`;
}

function runbookOf(iid: number, tasks: number): string {
  const rows = Array.from({ length: tasks }, (_, index) => `| ${nameOf(iid, index + 1)} | | |`);
  return ['#### Runbook - Tasks', '', '| Task | Outcome | Duration |', '|---|---|---|', ...rows, ''].join('\n');
}

function callOf(iid: number, people: number): Call {
  const recipients = Array.from({ length: people }, (_, index) => ({
    slackId: `U${iid}X${index}`,
    role: index === 0 ? ('dri' as const) : ('contact' as const),
    timeZone: 'UTC',
    workingHours: undefined,
  }));
  return aCall({ issue: { projectId: 100, iid }, recipients, time: { instant: Date.now(), zone: 'UTC' } });
}

/** What performing a job needs of Slack and GitLab. */
function answersAtOnce(services: Services): Omit<PerformDeps, keyof Services | 'startGate' | 'leases'> {
  return {
    messenger: {
      post: async () => ({ channelId: 'D1', ts: `${Date.now() / 1_000}` }),
      update: async () => undefined,
      permalink: async () => 'https://slack.example/p1',
      findPosted: async () => undefined,
    },
    reminderPlan: { policy: defaultReminderPolicy, policyId: 'the policy', isReplanning: () => false },
    fetchRunbook: async (call) => ({ fields: call.fields, isOver: false, drift: [], source: undefined }),
    readerOf: async () => ({ kind: 'denied', why: 'not-a-member' }),
    fetchRun: (call) => fetchRun(services, call),
    runbookAccess: async () => ({ kind: 'granted', timeZone: undefined }),
    random: Math.random,
  };
}

/** A GitLab that keeps descriptions by number. */
function gitlabOf(issues: Map<number, string>): Pick<Services['gitlab'], 'readIssue' | 'writeDescription'> {
  return {
    readIssue: async ({ iid }) => anIssue({ iid, description: issues.get(iid) ?? '', labels: ['self-managed'] }),
    writeDescription: async ({ iid }, description) => {
      issues.set(iid, description);
      return anIssue({ iid, description });
    },
  };
}
