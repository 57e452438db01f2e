import { setTimeout as delay } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { askSlack } from '../ask-slack.js';

/**
 * How long to wait for a pong before the connection counts as lost. It is also how long the client stays away at each
 * of Slack's routine reconnects (measured: 811 ms with 800, 5 s with the default), and clicks made in that time fail.
 * Shorter still, and an event loop that is busy for a second would look like a lost connection.
 */
const clientPingTimeoutMs = 1500;

/** The client gives the other side 30 s to say goodbye, which is longer than a process is given to end. */
const goodbyeMs = 2000;

interface SocketReceiverParts {
  readonly appToken: string;
  /** Base address of the Web API, with its trailing slash. */
  readonly apiUrl: string;
  readonly logger: Logger;
}

/** Slack over a WebSocket that the app opens: `receiver` is for Bolt's `App`. */
export interface SocketConnection {
  readonly kind: 'socket';
  readonly receiver: SocketModeReceiver;
  /** Whether the connection stands at this moment. */
  isConnected(): boolean;
  /** Connects. Throws a `ServiceFailure` when Slack refuses the token; while Slack cannot be reached it keeps trying. */
  start(): Promise<void>;
  /** Disconnects and stays so. Waits two seconds at most for Slack to close its side. */
  stop(): Promise<void>;
}

/**
 * Builds the receiver with Web API options of its own: the Socket Mode client writes its retry policy into the object
 * it is given, and the client that posts messages must never repeat a request.
 */
export function createSocketReceiver({ appToken, apiUrl, logger }: SocketReceiverParts): SocketConnection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    clientPingTimeout: clientPingTimeoutMs,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        timeout: 10_000,
        // Opening a connection may be repeated for ever, and has to be: when its retries end during a reconnect, the
        // client gives up with an unhandled rejection. The waits stay short, so that the end of an outage is noticed.
        retryConfig: { forever: true, factor: 1.5, minTimeout: 500, maxTimeout: 10_000, randomize: true },
      },
    },
    processEventErrorHandler: async ({ error, logger: log }) => {
      log.error('Handling a request failed:', error);
      return false;
    },
  });
  let connected = false;
  receiver.client.on('connected', () => {
    connected = true;
  });
  for (const lost of ['reconnecting', 'disconnecting', 'disconnected', 'close']) {
    receiver.client.on(lost, () => {
      connected = false;
    });
  }
  return {
    kind: 'socket',
    receiver,
    isConnected: () => connected,
    start: async () => {
      await askSlack('connecting with SLACK_APP_TOKEN', () => receiver.start());
    },
    // Not `receiver.stop()`, which does not wait at all.
    stop: () => Promise.race([receiver.client.disconnect(), delay(goodbyeMs, undefined, { ref: false })]),
  };
}
