import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { ServiceFailure } from '../../call/ports/service-failure.js';
import type { ProxyFor } from '../../requests/proxy.js';
import { type Attempts, keepTrying, type Retrying, startTrying } from '../../requests/retry.js';
import { callSlack } from '../call-slack.js';
import { createDispatcher } from '../proxied-dispatcher.js';
import { isRefusedToken } from '../refused-token.js';
import { adviceOnDisconnect } from './disconnect-advice.js';
import type { Intake } from './intake.js';
import { readEnvelope } from './read-envelope.js';

/**
 * How long to wait for a pong before the connection counts as lost. Shorter still, and an event loop that is busy for a
 * second would look like a lost connection.
 */
const clientPingTimeoutMs = 1500;

/** The client gives the other side 30 s to say goodbye, which is longer than a process is given to end. */
const goodbyeMs = 2000;

/** How long a connection may take until Slack says hello, in milliseconds. */
const helloMs = 15_000;

interface SocketReceiverDeps {
  readonly appToken: string;
  /** Base address of the Web API, with its trailing slash. */
  readonly apiUrl: string;
  readonly intake: Intake;
  readonly proxyFor?: ProxyFor | undefined;
  readonly logger: Logger;
  /** A number from 0 up to 1, which spreads the attempts of several processes. */
  readonly random: () => number;
}

/** Slack over a WebSocket that the app opens. */
export interface SocketConnection {
  readonly kind: 'socket';
  /** Whether the connection is open at this moment. */
  isConnected(): boolean;
  /**
   * Connects, and keeps trying while Slack cannot be reached. From then on, every lost connection is made again. The result
   * is a `ServiceFailure` when Slack refuses the token before it has ever been connected.
   */
  start(): Attempts<void>;
  /** Disconnects and stays so. Waits two seconds at most for Slack to close its side. */
  stop(): Promise<void>;
}

/**
 * Builds the receiver on Slack's client, of which only the connection is used: its way of reading messages lets a message
 * that is not as expected end the process, and so does its way of connecting again.
 */
export function createSocketReceiver(parts: SocketReceiverDeps): SocketConnection {
  const { appToken, apiUrl, logger, random, proxyFor } = parts;
  const client = new SocketModeClient({
    appToken,
    logger,
    autoReconnectEnabled: false,
    clientPingTimeout: clientPingTimeoutMs,
    // The client's own dispatcher ends a connection faster.
    ...(proxyFor?.(apiUrl) === undefined ? {} : { dispatcher: createDispatcher(proxyFor) }),
    clientOptions: {
      slackApiUrl: apiUrl,
      timeout: 10_000,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  const stopping = new AbortController();
  let isConnected = false;
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown) => onMessage(client, data, parts));
  client.on('connected', () => {
    isConnected = true;
  });
  for (const lost of ['disconnecting', 'disconnected', 'close']) {
    client.on(lost, () => {
      isConnected = false;
    });
  }

  const retrying = (isPermanent: (failure: unknown) => boolean): Retrying => ({
    isPermanent: (failure) => stopping.signal.aborted || isPermanent(failure),
    onRetry: (failure, wait) => logFailure(logger, failure, wait),
    sleep: (milliseconds) => delay(milliseconds, undefined, { signal: stopping.signal }),
    random,
  });
  const connect = () => connectOnce(client);
  const stayConnected = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await new Promise((resolve) => client.once('disconnected', resolve));
      if (!stopping.signal.aborted)
        await keepTrying(
          connect,
          retrying(() => false),
        );
    }
  };
  return {
    kind: 'socket',
    isConnected: () => isConnected,
    start: () => {
      const attempts = startTrying(connect, retrying(isRefusedToken));
      const logEnd = (error: unknown) => {
        if (!stopping.signal.aborted) logger.error('The app does not reconnect to Slack:', error);
      };
      attempts.result.then(
        () => stayConnected().catch(logEnd),
        () => undefined,
      );
      return attempts;
    },
    stop: async () => {
      stopping.abort();
      await Promise.race([client.disconnect(), delay(goodbyeMs, undefined, { ref: false })]);
    },
  };
}

/** One attempt. Throws a `ServiceFailure` when it fails. */
async function connectOnce(client: SocketModeClient): Promise<void> {
  const late = setTimeout(() => client.websocket?.disconnect(), helloMs);
  try {
    await callSlack('connecting with SLACK_APP_TOKEN', () => client.start());
  } finally {
    clearTimeout(late);
  }
}

function onMessage(client: SocketModeClient, data: unknown, { intake, logger }: SocketReceiverDeps): void {
  const envelope = readEnvelope(data);
  switch (envelope.kind) {
    case 'hello':
      client.emit('connected');
      return;
    case 'disconnect': {
      const { level, message } = adviceOnDisconnect(envelope.reason);
      logger[level](message);
      client.websocket?.disconnect();
      return;
    }
    case 'unreadable':
      logger.warn('A message of Slack that is not an envelope was ignored.');
      return;
    case 'payload':
      // Never rejects.
      void intake.receive({
        body: envelope.payload,
        acknowledge: (answer) => acknowledge(client, envelope.id, answer),
        // Slack gives an envelope to one connection only, and nobody else can send one.
        untilFirst: Promise.resolve(),
        ...(envelope.retry ? { retry: envelope.retry } : {}),
      });
  }
}

function acknowledge({ websocket }: SocketModeClient, id: string, answer: unknown): Promise<void> {
  const payload = typeof answer === 'string' ? { text: answer } : (answer ?? {});
  return new Promise((resolve, reject) => {
    if (!websocket?.isActive()) throw new Error('The connection to Slack was lost before the acknowledgement.');
    websocket.send(JSON.stringify({ envelope_id: id, payload }), (error) => (error ? reject(error) : resolve()));
  });
}

function logFailure(logger: Logger, failure: unknown, wait: number): void {
  const { level, message } =
    failure instanceof ServiceFailure && failure.kind === 'refused'
      ? adviceOnDisconnect(failure.code)
      : ({ level: 'warn', message: 'Slack cannot be reached.' } as const);
  logger[level](`${message} The app connects again in ${Math.round(wait / 1_000)} s.`, failure);
}
