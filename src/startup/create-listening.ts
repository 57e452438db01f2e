import { randomUUID } from 'node:crypto';
import type { Services } from '../call/services.js';
import type { Store } from '../database/open-store.js';
import type { Front } from '../http/open-server.js';
import { boltLogger } from '../observability/bolt-logger.js';
import type { JobWatch } from '../outbox/index.js';
import { registerListeners } from '../registry/register-listeners.js';
import { proxyFor } from '../requests/proxy-for.js';
import { createBoltApp } from '../slack/create-bolt-app.js';
import { createInFlight } from '../slack/in-flight.js';
import { createModals } from '../slack/modals.js';
import { createDispatcher } from '../slack/proxied-dispatcher.js';
import { createIntake } from '../slack/receivers/intake.js';
import { createRetryWhileDown } from '../slack/retry-while-down.js';
import { newDraftKey } from '../slack/seal-draft.js';
import { createSender } from '../slack/send-once.js';
import { createTellSender } from '../slack/tell-sender.js';
import type { AppOptions } from './app-options.js';
import { connectSlack } from './connect-slack.js';
import type { Clients } from './create-clients.js';
import { startSocket } from './start-socket.js';

/** How long an answer to a click may take on its way to Slack, in milliseconds. */
const answering = 5_000;

/** What answers commands, clicks and submits. */
export interface Listening {
  /** @throws ServiceFailure when Slack refuses the token of Socket Mode */
  start(front: Front): Promise<void>;
  /** Lets nothing more in. */
  disconnect(): Promise<void>;
  /** Ends what waits, and gives the rest up to `ms` milliseconds. */
  finish(ms: () => number): Promise<void>;
}

/** Puts the listeners together with how Slack's requests come in. Nothing is let in before `start`. */
export function createListening(
  { config, log, clock, onRefused }: AppOptions,
  { slack, session }: Clients,
  services: Services,
  store: Store,
  jobWatch: JobWatch,
): Listening {
  const send = createSender(answering, createDispatcher(proxyFor));
  const retryWhileDown = createRetryWhileDown({ clock, random: Math.random });
  const inFlight = createInFlight();
  const newReference = () => randomUUID().slice(0, 8);
  const intake = createIntake({ inFlight, log, newReference, tell: createTellSender(slack, send) });
  const { seenRequests } = store;
  const connection = connectSlack(config.slack, { seenRequests, intake, proxyFor, log, now: clock });
  const bolt = createBoltApp({
    receiver: intake.receiver,
    identity: session.identity,
    botToken: config.slack.botToken.reveal(),
    send,
    logger: boltLogger(log),
  });
  registerListeners(bolt, {
    ...{ services, log, newReference, newDraftKey },
    modals: createModals(slack),
    channels: config.channels,
    waitForJobs: jobWatch.waitForJobs,
    patiently: retryWhileDown.patiently,
    untilSlackAnswers: retryWhileDown.untilSlackAnswers,
  });
  return {
    start: async (front) => {
      if (connection.kind === 'http') front.serveSlack(connection.listener);
      else await startSocket(connection, front, session, onRefused);
    },
    disconnect: async () => {
      if (connection.kind === 'socket') await connection.stop();
    },
    finish: async (left) => {
      retryWhileDown.stop();
      await inFlight.idle(left());
    },
  };
}
