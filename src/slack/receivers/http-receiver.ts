import type { RequestListener } from 'node:http';
import { AuthorizationError, HTTPReceiver, type Logger } from '@slack/bolt';
import { type GuardParts, guardRequests } from './request-guard.js';

/** The one path that Slack sends commands and clicks to. */
export const slackEventsPath = '/slack/events';

interface HttpReceiverParts extends GuardParts {
  readonly logger: Logger;
}

/** Slack over HTTP: `receiver` is for Bolt's `App`, `listener` for the HTTP server's `POST /slack/events`. */
export interface HttpConnection {
  readonly kind: 'http';
  readonly receiver: HTTPReceiver;
  readonly listener: RequestListener;
}

/**
 * Builds the receiver without a server of its own: the only way in is `listener`, behind the guard, which has verified
 * the signature by our clock when Bolt gets to see the request.
 */
export function createHttpReceiver(parts: HttpReceiverParts): HttpConnection {
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    signatureVerification: false,
    endpoints: slackEventsPath,
    logger: parts.logger,
    // Slack has given up by then (3 s) and has told the user; the answer only ends the connection.
    unhandledRequestTimeoutMillis: 3001,
    unhandledRequestHandler: ({ logger, response }) => {
      logger.error('A request was not acknowledged within 3 seconds; Slack has told the user that it failed.');
      if (!response.headersSent) response.writeHead(500).end();
    },
    processEventErrorHandler: async ({ error, logger, response }) => {
      logger.error('Handling a request failed:', error);
      if (response.headersSent) return false;
      response.writeHead(error instanceof AuthorizationError ? 401 : 500).end();
      return true;
    },
  });
  // Started by itself, it would listen without the guard.
  receiver.start = () => Promise.reject(new Error('Requests of Slack come through the HTTP server, never directly.'));
  return { kind: 'http', receiver, listener: guardRequests(parts, receiver.requestListener) };
}
