import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { runbookAccess } from '../call/access/runbook-access.js';
import type { Call } from '../call/call.js';
import { fetchRunbook, type RemindedRunbook, readerOf } from '../call/fetch-runbook.js';
import { allEnded } from '../call/jobs/all-ended.js';
import { answersAClick } from '../call/jobs/answers-a-click.js';
import type { CallJobs, Job } from '../call/jobs/job.js';
import { planFailureNotice } from '../call/jobs/plan-failure-notice.js';
import { cacheReaders, cacheRunbooks } from '../call/runbook-cache.js';
import type { Services } from '../call/services.js';
import type { Store } from '../database/open-store.js';
import { appFailures } from '../delivery/app-failures.js';
import { startReminderPrefetch } from '../features/remind/prefetch-reminders.js';
import { startReplanning } from '../features/remind/start-replanning.js';
import { fetchRun } from '../features/run/fetch-run.js';
import type { Metrics } from '../observability/metrics.js';
import { createDispatcher, createJobWatch, createStartGate, type JobWatch, keepLeases } from '../outbox/index.js';
import { createPerformJob } from '../registry/perform-job.js';
import { renderMessage } from '../registry/render-message.js';
import type { Urgency } from '../requests/throttle.js';
import { withUrgency } from '../requests/urgency.js';
import { createMessenger } from '../slack/messenger.js';
import type { AppOptions } from './app-options.js';
import type { Clients } from './create-clients.js';

/** How long a direct message waits for GitLab before it is sent with what is stored, in milliseconds. */
const gitlabPatience = 3_000;

/** What performs the stored jobs. */
export interface JobProcessing {
  readonly jobWatch: JobWatch;
  /** Reads the runbook of a call that people are reminded of; what was read is kept for some seconds. */
  readonly fetchReminded: (call: Call) => Promise<RemindedRunbook>;
  wake(): void;
  start(): void;
  /** Begins nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/** Puts the dispatcher together with what its jobs need. Nothing is performed before `start`. */
export function createJobProcessing(
  { config, log, clock }: AppOptions,
  clients: Clients,
  services: Services,
  store: Store,
  metrics: Metrics,
): JobProcessing {
  const jobWatch = createJobWatch(async (callId) => allEnded(await store.calls.awaitedOf(callId)));
  const readAs = cacheReaders((slackId, runbook) => readerOf(services, slackId, runbook, setTimeout(gitlabPatience)));
  const fetchReminded = cacheRunbooks((call) => fetchRunbook(services, call, setTimeout(gitlabPatience)), clock);
  const startGate = createStartGate(clock);
  const owner = randomUUID();
  const leases = keepLeases({ outbox: store.outbox, clock, owner, log });
  const replanning = withUrgency('background', () => startReplanning(services, log));
  const performJob = createPerformJob({
    ...services,
    startGate,
    leases,
    reminderPlan: {
      policy: services.reminderPolicy,
      policyId: services.reminderPolicyId,
      isReplanning: replanning.isUnderWay,
    },
    messenger: createMessenger(clients.slack, renderMessage, clients.session.home),
    channels: config.channels,
    fetchRunbook: fetchReminded,
    readerOf: readAs,
    fetchRun: (call) => fetchRun(services, call),
    runbookAccess: (slackId, issue) => runbookAccess(services, slackId, issue),
    random: Math.random,
  });
  const dispatcher = createDispatcher<CallJobs>({
    ...{ outbox: store.outbox, startGate, leases, clock, owner, log },
    perform: (job) => withUrgency(urgencyOf(job), () => performJob(job)),
    failures: appFailures,
    planBugNotice: async (job) =>
      planFailureNotice(await store.calls.call(job.subjectId), job, appFailures.bug, clock()),
    onExpired: metrics.countExpired,
    onEnded: (job, result) => {
      metrics.countAttempt(job, result, clock());
      jobWatch.onEnded(job);
    },
  });
  let stopPrefetching = async () => {};
  return {
    jobWatch,
    fetchReminded,
    wake: dispatcher.wake,
    start: () => {
      dispatcher.start();
      const prefetch = { outbox: store.outbox, calls: store.calls, fetchRunbook: fetchReminded, readerOf: readAs };
      stopPrefetching = withUrgency('background', () => startReminderPrefetch({ ...prefetch, clock, log }));
    },
    stop: async () => {
      await Promise.all([dispatcher.stop(), replanning.stop(), stopPrefetching()]);
    },
  };
}

/** Somebody who has just clicked waits for what answers the click. */
function urgencyOf({ payload }: Job): Urgency {
  return answersAClick(payload) ? 'person' : 'background';
}
