import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { runbookAccess } from './call/access/runbook-access.js';
import { fetchRunbook, readerOf } from './call/fetch-runbook.js';
import { allEnded } from './call/jobs/all-ended.js';
import { answersAClick } from './call/jobs/answers-a-click.js';
import type { CallJobs, Job } from './call/jobs/job.js';
import { planFailureNotice } from './call/jobs/plan-failure-notice.js';
import type { Person } from './call/people/person.js';
import { reminderPolicyId } from './call/reminders/reminder-policy-id.js';
import { cacheReaders, cacheRunbooks } from './call/runbook-cache.js';
import type { Services } from './call/services.js';
import type { Config } from './config/config.js';
import { calendar } from './cron-jobs.js';
import { appFailures } from './delivery/app-failures.js';
import { requeueForChannels } from './features/check-channels/requeue-for-channels.js';
import { startChannelWatch } from './features/check-channels/watch-channels.js';
import { startReminderPrefetch } from './features/remind/prefetch-reminders.js';
import { startReplanning } from './features/remind/start-replanning.js';
import { fetchRun } from './features/run/fetch-run.js';
import { cachedGitLab } from './gitlab/cached-gitlab.js';
import { createGitLab } from './gitlab/create-gitlab.js';
import { notReady, openServer } from './http/open-server.js';
import { boltLogger } from './observability/bolt-logger.js';
import { createMetrics } from './observability/metrics.js';
import { retryLog } from './observability/retry-log.js';
import { createDispatcher, createJobWatch, createStartGate, keepLeases } from './outbox/index.js';
import { createPerformJob } from './registry/perform-job.js';
import { registerListeners } from './registry/register-listeners.js';
import { renderMessage } from './registry/render-message.js';
import { proxyFor } from './requests/proxy-for.js';
import type { Urgency } from './requests/throttle.js';
import { currentUrgency, withUrgency } from './requests/urgency.js';
import { createRunbookReader } from './runbook-worker/create-runbook-reader.js';
import { cachedDirectory } from './slack/cached-directory.js';
import { createChannelDirectory } from './slack/channel-directory.js';
import { createBoltApp } from './slack/create-bolt-app.js';
import { createDirectory } from './slack/directory.js';
import { createInFlight } from './slack/in-flight.js';
import { createMessenger } from './slack/messenger.js';
import { createModals } from './slack/modals.js';
import { createDispatcher as createSlackDispatcher } from './slack/proxied-dispatcher.js';
import { createSlackLimits } from './slack/rate-limits.js';
import { slackEventsPath } from './slack/receivers/http-receiver.js';
import { createIntake } from './slack/receivers/intake.js';
import { createRetryWhileDown } from './slack/retry-while-down.js';
import { newDraftKey } from './slack/seal-draft.js';
import { createSender } from './slack/send-once.js';
import { createSession } from './slack/session.js';
import { createTellSender } from './slack/tell-sender.js';
import { createWebClient } from './slack/web-client.js';
import { checkGitLab, checkScopes } from './startup/check-set-up.js';
import { connectSlack } from './startup/connect-slack.js';
import { openStoreWithRetry } from './startup/open-store-with-retry.js';
import { startPeriodicWork } from './startup/periodic-work.js';
import { startSocket } from './startup/start-socket.js';

/** How long a direct message waits for GitLab before it goes out with what is stored, in milliseconds. */
const gitlabPatience = 3_000;

/** How long an answer to a click may take on its way to Slack, in milliseconds. */
const answering = 5_000;

/** The app at work. */
export interface RunningApp {
  readonly port: number;
  /** Takes nothing new, finishes what is under way for up to `graceMs` milliseconds, lets go of everything. */
  stop(graceMs: number): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  readonly people: readonly Person[];
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Told when Slack refuses a token only after the start, because it could not be reached before. The app is to end then. */
  readonly onRefused: (failure: unknown) => void;
}

/**
 * The one place where everything is put together. Waits for a database that does not answer; an outage of Slack keeps
 * nothing back but what needs Slack. Rejects when Slack refuses a token or the database cannot be opened.
 */
export async function startApp({ config, people, log, clock, onRefused }: AppOptions): Promise<RunningApp> {
  const slackLog = boltLogger(log);
  const asking = { clock, urgency: currentUrgency };
  const limits = createSlackLimits(config.slack.postsPerMinute, asking);
  const client = createWebClient(config.slack.botToken.reveal(), config.slack.apiUrl, slackLog, limits, proxyFor);
  const metrics = createMetrics();
  const front = await openServer(
    { ...config.http, slackPath: config.slack.mode.kind === 'http' ? slackEventsPath : undefined },
    metrics.registry,
    log,
  );
  const session = createSession({
    client,
    random: Math.random,
    onRetry: retryLog(log),
    onSignedIn: ({ scopes }) => checkScopes(scopes, log),
    onRefused,
  });
  front.check('slack', () => notReady(session.trouble()));
  await session.start();
  const { url, token } = config.gitlab;
  const directGitLab = createGitLab({ url, token: token.reveal(), now: clock, urgency: currentUrgency, proxyFor });
  const gitlab = cachedGitLab(directGitLab, asking);
  const store = await openStoreWithRetry(
    databaseAddress(config),
    { front, log },
    {
      onEnqueued: () => dispatcher.wake(),
      onConnectionLost: (err) =>
        log.warn({ err }, 'a connection to the database broke; the next query makes a new one'),
    },
  );
  const jobWatch = createJobWatch(async (callId) => allEnded(await store.calls.awaitedOf(callId)));
  const runbooks = createRunbookReader({ script: new URL('./runbook-worker/worker.js', import.meta.url) });

  const channelDirectory = createChannelDirectory({
    client,
    bindings: store.channelBindings,
    settings: [...Object.values(config.channels.support), config.channels.managers],
    clock,
  });
  const services: Services = {
    channels: config.channels,
    channelDirectory,
    gitlab,
    runbooks,
    directory: cachedDirectory(createDirectory(client, session.home), asking),
    calls: store.calls,
    contactChoices: store.contactChoices,
    drafts: store.drafts,
    people,
    site: { gitlabUrl: config.gitlab.url, defaultProject: config.runbookProject },
    reminderPolicy: config.reminderPolicy,
    meetingLink: config.meetingLink,
    reminderPolicyId: reminderPolicyId(config.reminderPolicy, people, fingerprint),
    clock,
    fingerprint,
  };

  const readAs = cacheReaders((slackId, runbook) => readerOf(services, slackId, runbook, setTimeout(gitlabPatience)));
  const fetchReminded = cacheRunbooks((call) => fetchRunbook(services, call, setTimeout(gitlabPatience)), clock);
  const startGate = createStartGate(clock);
  const owner = randomUUID();
  const replanning = withUrgency('background', () => startReplanning(services, log));
  const leases = keepLeases({ outbox: store.outbox, clock, owner, log });
  const performJob = createPerformJob({
    calls: store.calls,
    startGate,
    reminderPlan: {
      policy: services.reminderPolicy,
      policyId: services.reminderPolicyId,
      isReplanning: replanning.isUnderWay,
    },
    leases,
    messenger: createMessenger(client, renderMessage, session.home),
    gitlab,
    runbooks,
    channels: config.channels,
    channelDirectory,
    meetingLink: config.meetingLink,
    fetchRunbook: fetchReminded,
    readerOf: readAs,
    fetchRun: (call) => fetchRun(services, call),
    runbookAccess: (slackId, issue) => runbookAccess(services, slackId, issue),
    clock,
    random: Math.random,
  });
  const dispatcher = createDispatcher<CallJobs>({
    outbox: store.outbox,
    startGate,
    leases,
    perform: (job) => withUrgency(urgencyOf(job), () => performJob(job)),
    failures: appFailures,
    planBugNotice: async (job) =>
      planFailureNotice(await store.calls.call(job.subjectId), job, appFailures.bug, clock()),
    clock,
    owner,
    log,
    onExpired: metrics.countExpired,
    onEnded: (job, result) => {
      metrics.countAttempt(job, result, clock());
      jobWatch.onEnded(job);
    },
  });

  const send = createSender(answering, createSlackDispatcher(proxyFor));
  const patience = createRetryWhileDown({ clock, random: Math.random });
  const inFlight = createInFlight();
  const newReference = () => randomUUID().slice(0, 8);
  const intake = createIntake({ inFlight, log, newReference, tell: createTellSender(client, send) });
  const connection = connectSlack(config.slack, {
    seenRequests: store.seenRequests,
    intake,
    proxyFor,
    log,
    now: clock,
  });
  const bolt = createBoltApp({
    receiver: intake.receiver,
    identity: session.identity,
    botToken: config.slack.botToken.reveal(),
    send,
    logger: slackLog,
  });
  registerListeners(bolt, {
    services,
    modals: createModals(client),
    channels: config.channels,
    waitForJobs: jobWatch.waitForJobs,
    patiently: patience.patiently,
    untilSlackAnswers: patience.untilSlackAnswers,
    log,
    newReference,
    newDraftKey,
  });

  if (connection.kind === 'http') front.serveSlack(connection.listener);
  else await startSocket(connection, front, session, onRefused);
  dispatcher.start();
  const stopPrefetching = withUrgency('background', () =>
    startReminderPrefetch({
      outbox: store.outbox,
      calls: store.calls,
      fetchRunbook: fetchReminded,
      readerOf: readAs,
      clock,
      log,
    }),
  );

  const queues = {
    outbox: store.outbox,
    log,
    onRepaired: (count: number) => {
      metrics.countRepaired(count);
      dispatcher.wake();
    },
  };
  const stopWatchingChannels = startChannelWatch({
    channels: config.channels,
    channelDirectory,
    requeue: () => requeueForChannels({ ...services, failedJobs: store.failedJobs }),
    log,
  });
  const periodic = calendar(services, store, fetchReminded, queues).map((each) => ({
    ...each,
    work: (stopped: AbortSignal) => withUrgency('background', () => each.work(stopped)),
  }));
  const stopPeriodicWork = startPeriodicWork(periodic, log);

  const stopping = new AbortController();
  const checked = withUrgency('background', () =>
    checkGitLab({
      ownAccessLevel: (project) => directGitLab.ownAccessLevel(project),
      project: config.runbookProject,
      log,
      random: Math.random,
      stopped: stopping.signal,
    }),
  );

  return {
    port: front.port,
    async stop(graceMs) {
      const deadline = performance.now() + graceMs;
      const left = () => Math.max(0, deadline - performance.now());
      const delivered = Promise.all([
        dispatcher.stop(),
        replanning.stop(),
        stopPrefetching(),
        stopPeriodicWork(),
        stopWatchingChannels(),
        checked,
      ]);
      session.stop();
      stopping.abort();
      if (connection.kind === 'socket') await connection.stop();
      await front.close(left());
      await Promise.race([delivered, setTimeout(left(), undefined, { ref: false })]);
      // Whoever waits for what this process will not send any more is told how things stand.
      jobWatch.stop();
      patience.stop();
      await inFlight.idle(left());
      await runbooks.close();
      await store.close();
    },
  };
}

/** Somebody who has just clicked waits for what answers the click. */
function urgencyOf({ payload }: Job): Urgency {
  return answersAClick(payload) ? 'person' : 'background';
}

function databaseAddress({ database }: Config): string {
  return database.kind === 'sqlite' ? `sqlite:${database.path}` : database.url.reveal();
}

/** 128 bits are enough for texts that nobody forges: whoever could, may post anyway. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
