import { App, type Logger, type Receiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import type { SlackIdentity } from './sign-in.js';

interface BoltAppDeps {
  readonly receiver: Receiver;
  /** Who the app is; `undefined` as long as Slack has not said so. */
  readonly identity: () => SlackIdentity | undefined;
  readonly botToken: string;
  /** Sends what answers a click by its response URL; `fetch` when left out. */
  readonly send?: FetchFunction;
  readonly logger: Logger;
}

/**
 * Bolt as a router: it parses, matches and acknowledges. It is told who the app is, since asking Slack by itself ends
 * the process with an unhandled rejection when the token is refused. What a listener throws, it passes on to the intake.
 */
export function createBoltApp(parts: BoltAppDeps): App {
  const app = new App({
    receiver: parts.receiver,
    logger: parts.logger,
    ...(parts.send ? { clientOptions: { fetch: parts.send } } : {}),
    authorize: async () => ({ botToken: parts.botToken, ...installation(parts.identity()) }),
  });
  app.error(async (error) => {
    throw error;
  });
  return app;
}

function installation(identity: SlackIdentity | undefined): Partial<SlackIdentity> {
  return identity ? { botUserId: identity.botUserId, botId: identity.botId, teamId: identity.teamId } : {};
}
