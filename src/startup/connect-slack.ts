import type { Logger } from 'pino';
import type { SeenRequests } from '../call/ports/store.js';
import type { Secret } from '../config/secret.js';
import { boltLogger } from '../observability/bolt-logger.js';
import type { ProxyFor } from '../requests/proxy.js';
import { createHttpReceiver, type HttpConnection } from '../slack/receivers/http-receiver.js';
import type { Intake } from '../slack/receivers/intake.js';
import { createReplayCheck } from '../slack/receivers/replay-check.js';
import { createSocketReceiver, type SocketConnection } from '../slack/receivers/socket-receiver.js';

interface SlackSettings {
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: Secret }
    | { readonly kind: 'http'; readonly signingSecret: Secret };
  readonly apiUrl: string;
}

interface ConnectionDeps {
  readonly seenRequests: SeenRequests;
  readonly intake: Intake;
  readonly proxyFor: ProxyFor;
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How requests of Slack come in, as the settings have it. Nothing is connected yet. */
export function connectSlack(
  { mode, apiUrl }: SlackSettings,
  { seenRequests, intake, log, now, proxyFor }: ConnectionDeps,
): HttpConnection | SocketConnection {
  const logger = boltLogger(log);
  if (mode.kind === 'socket') {
    return createSocketReceiver({
      appToken: mode.appToken.reveal(),
      apiUrl,
      intake,
      proxyFor,
      logger,
      random: Math.random,
    });
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
