import { App, type Logger, type Receiver } from '@slack/bolt';
import type { SlackIdentity } from './sign-in.js';

interface BoltAppParts {
  readonly receiver: Receiver;
  readonly identity: SlackIdentity;
  readonly botToken: string;
  readonly logger: Logger;
}

/**
 * Bolt as a router: it parses, matches and acknowledges. It is told who the app is, since asking Slack by itself ends
 * the process with an unhandled rejection when the token is refused. What a listener throws, it passes on to the intake.
 */
export function createBoltApp(parts: BoltAppParts): App {
  const { botUserId, botId, teamId } = parts.identity;
  const app = new App({
    receiver: parts.receiver,
    logger: parts.logger,
    authorize: async () => ({ botToken: parts.botToken, botUserId, botId, teamId }),
  });
  app.error(async (error) => {
    throw error;
  });
  return app;
}
