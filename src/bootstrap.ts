import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { lookAtRun } from './application/look-at-run.js';
import { lookAtRunbook, readerOf } from './application/look-at-runbook.js';
import { runbookAccess } from './application/runbook-access.js';
import type { Services } from './application/services.js';
import { shareLooks, shareReaders } from './application/share-looks.js';
import { boltLogger } from './bolt-logger.js';
import { calendar } from './calendar.js';
import type { Config } from './config.js';
import { createCarryOut } from './delivery/carry-out.js';
import { createDispatcher } from './delivery/dispatcher.js';
import { createHold } from './delivery/hold.js';
import { keepLeases } from './delivery/keep-leases.js';
import { startLookAhead } from './delivery/look-ahead.js';
import { createSettledWatch } from './delivery/when-settled.js';
import type { Person } from './domain/people/person.js';
import { createGitLab } from './gitlab/create-gitlab.js';
import { startHttpServer } from './http-server.js';
import { createMetrics } from './metrics.js';
import { startPeriodicWork } from './periodic-work.js';
import { createRunbookReader } from './runbook-worker/create-runbook-reader.js';
import { createBoltApp } from './slack/create-bolt-app.js';
import { createDirectory } from './slack/directory.js';
import { createInFlight } from './slack/in-flight.js';
import { registerListeners } from './slack/listeners/register.js';
import { createMessenger } from './slack/messenger.js';
import { createModals } from './slack/modals.js';
import { createHttpReceiver, type HttpConnection, slackEventsPath } from './slack/receivers/http-receiver.js';
import { createIntake, type Intake } from './slack/receivers/intake.js';
import { createReplayCheck } from './slack/receivers/replay-check.js';
import { createSocketReceiver, type SocketConnection } from './slack/receivers/socket-receiver.js';
import { signIn } from './slack/sign-in.js';
import { createTellSender } from './slack/tell-sender.js';
import { createWebClient } from './slack/web-client.js';
import { openStore, type Store } from './store/open-store.js';

/** How long a direct message waits for GitLab before it goes out with what is stored, in milliseconds. */
const gitlabPatience = 3_000;

/** The app at work. */
export interface RunningApp {
  readonly port: number;
  /** Takes nothing new, finishes what is under way for up to `graceMs` milliseconds, lets go of everything. */
  stop(graceMs: number): Promise<void>;
}

export interface Surroundings {
  readonly config: Config;
  readonly people: readonly Person[];
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The one place where everything is put together. Rejects when Slack refuses a token or the database cannot be opened. */
export async function startApp({ config, people, log, clock }: Surroundings): Promise<RunningApp> {
  const slackLog = boltLogger(log);
  const client = createWebClient(config.slack.botToken.reveal(), config.slack.apiUrl, slackLog);
  const identity = await signIn(client);
  const gitlab = createGitLab({ url: config.gitlab.url, token: config.gitlab.token.reveal(), now: clock });
  const store = await openStore(databaseAddress(config), {
    onDeliveriesStored: () => dispatcher.wake(),
    onConnectionLost: (err) => log.warn({ err }, 'a connection to the database broke; the next query makes a new one'),
  });
  const settled = createSettledWatch(store.calls);
  const metrics = createMetrics();
  const runbooks = createRunbookReader({ script: new URL('./runbook-worker/worker.js', import.meta.url) });

  const services: Services = {
    gitlab,
    runbooks,
    directory: createDirectory(client, identity),
    calls: store.calls,
    contactChoices: store.contactChoices,
    drafts: store.drafts,
    people,
    site: { gitlabUrl: config.gitlab.url, defaultProject: config.runbookProject },
    reminderPolicy: config.reminderPolicy,
    clock,
    fingerprint,
  };

  const readAs = shareReaders((slackId, runbook) => readerOf(services, slackId, runbook, setTimeout(gitlabPatience)));
  const lookAtReminded = shareLooks((call) => lookAtRunbook(services, call, setTimeout(gitlabPatience)), clock);
  const hold = createHold(clock);
  const owner = randomUUID();
  const leases = keepLeases({ store: store.deliveries, clock, owner, log });
  const dispatcher = createDispatcher({
    store: store.deliveries,
    hold,
    leases,
    carryOut: createCarryOut({
      calls: store.calls,
      hold,
      leases,
      messenger: createMessenger(client),
      gitlab,
      runbooks,
      channels: config.channels,
      lookAtRunbook: lookAtReminded,
      readerOf: readAs,
      lookAtRun: (call) => lookAtRun(services, call),
      runbookAccess: (slackId, issue) => runbookAccess(services, slackId, issue),
      clock,
      random: Math.random,
    }),
    clock,
    owner,
    log,
    onMissed: metrics.countMissed,
    onSettled: (delivery, outcome) => {
      metrics.countAttempt(delivery, outcome, clock());
      settled.onSettled(delivery);
    },
  });

  const inFlight = createInFlight();
  const newReference = () => randomUUID().slice(0, 8);
  const intake = createIntake({ inFlight, log, newReference, tell: createTellSender(client) });
  const connection = connect(config, store, intake, log, clock);
  const bolt = createBoltApp({
    receiver: intake.receiver,
    identity,
    botToken: config.slack.botToken.reveal(),
    logger: slackLog,
  });
  registerListeners(bolt, {
    services,
    modals: createModals(client),
    channels: config.channels,
    untilSettled: settled.untilSettled,
    log,
    newReference,
  });

  const server = await startHttpServer({
    ...config.http,
    slack: connection.kind === 'http' ? { path: slackEventsPath, listener: connection.listener } : undefined,
    checks: {
      database: async () => {
        await store.ping();
        return { kind: 'ready' };
      },
      slack: () =>
        connection.kind === 'http' || connection.isConnected()
          ? { kind: 'ready' }
          : { kind: 'not-ready', why: 'the connection to Slack is being opened again' },
    },
    metrics: metrics.registry,
  });
  if (connection.kind === 'socket') await connection.start();
  dispatcher.start();
  const stopLookingAhead = startLookAhead({
    store: store.deliveries,
    calls: store.calls,
    lookAtRunbook: lookAtReminded,
    readerOf: readAs,
    clock,
    log,
  });

  const queues = {
    store: store.deliveries,
    log,
    onRepaired: (count: number) => {
      metrics.countRepaired(count);
      dispatcher.wake();
    },
  };
  const stopPeriodicWork = startPeriodicWork(calendar(services, store, lookAtReminded, queues), log);

  return {
    port: server.port,
    async stop(graceMs) {
      const deadline = performance.now() + graceMs;
      const left = () => Math.max(0, deadline - performance.now());
      const delivered = Promise.all([dispatcher.stop(), stopLookingAhead(), stopPeriodicWork()]);
      if (connection.kind === 'socket') await connection.stop();
      await server.close(left());
      await Promise.race([delivered, setTimeout(left(), undefined, { ref: false })]);
      // Whoever waits for what this process will not send any more is told how things stand.
      settled.stop();
      await inFlight.idle(left());
      await runbooks.close();
      await store.close();
    },
  };
}

function databaseAddress({ database }: Config): string {
  return database.kind === 'sqlite' ? `sqlite:${database.path}` : database.url.reveal();
}

function connect(
  config: Config,
  { seenRequests }: Store,
  intake: Intake,
  log: Logger,
  now: () => number,
): HttpConnection | SocketConnection {
  const logger = boltLogger(log);
  const { mode, apiUrl } = config.slack;
  if (mode.kind === 'socket') {
    return createSocketReceiver({ appToken: mode.appToken.reveal(), apiUrl, intake, logger, random: Math.random });
  }
  return createHttpReceiver({
    signingSecret: mode.signingSecret.reveal(),
    replayCheck: createReplayCheck({
      seenRequests,
      now,
      onFailure: (err) => log.warn({ err }, 'old signatures could not be deleted'),
    }),
    now,
    intake,
    logger,
    onRefused: (refusal) => log.warn({ refusal }, 'a request was refused: forged, too old, or a copy'),
    onFailure: (err) => log.error({ err }, 'a request could not be examined'),
  });
}

/** 128 bits are enough for texts that nobody forges: whoever could, may post anyway. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
