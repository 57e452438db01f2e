import { App, type Logger } from '@slack/bolt';
import type { InFlight } from './in-flight.js';
import type { HttpConnection } from './receivers/http-receiver.js';
import type { SocketConnection } from './receivers/socket-receiver.js';
import type { SlackIdentity } from './sign-in.js';

interface BoltAppParts {
  readonly connection: HttpConnection | SocketConnection;
  readonly identity: SlackIdentity;
  readonly botToken: string;
  readonly inFlight: InFlight;
  readonly logger: Logger;
}

/**
 * Bolt as a router: it parses, matches and acknowledges. It is told who the app is, since asking Slack by itself ends
 * the process with an unhandled rejection when the token is refused.
 */
export function createBoltApp(parts: BoltAppParts): App {
  const { botUserId, botId, teamId } = parts.identity;
  const app = new App({
    receiver: parts.connection.receiver,
    logger: parts.logger,
    authorize: async () => ({ botToken: parts.botToken, botUserId, botId, teamId }),
  });
  app.use(({ next }) => parts.inFlight.track(next));
  app.error(async (error) => parts.logger.error('A listener failed:', error));
  return app;
}
