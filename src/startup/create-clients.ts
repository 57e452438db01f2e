import type { WebClient } from '@slack/web-api';
import type { GitLab } from '../call/ports/gitlab.js';
import { cachedGitLab } from '../gitlab/cached-gitlab.js';
import { createGitLab } from '../gitlab/create-gitlab.js';
import { type Front, notReady } from '../http/open-server.js';
import { boltLogger } from '../observability/bolt-logger.js';
import { retryLog } from '../observability/retry-log.js';
import { proxyFor } from '../requests/proxy-for.js';
import { currentUrgency } from '../requests/urgency.js';
import { createSlackLimits } from '../slack/rate-limits.js';
import { createSession, type SlackSession } from '../slack/session.js';
import { createWebClient } from '../slack/web-client.js';
import type { AppOptions } from './app-options.js';
import { checkScopes } from './check-set-up.js';

/** How the app speaks to Slack and GitLab, within their rate limits. */
export interface Clients {
  readonly slack: WebClient;
  readonly session: SlackSession;
  readonly gitlab: GitLab;
  /** The same without a cache. */
  readonly directGitLab: ReturnType<typeof createGitLab>;
}

/**
 * Makes the clients and signs in to Slack. Resolves after the first attempt; an outage does not end the attempts.
 * @throws ServiceFailure when Slack refuses the token
 */
export async function createClients({ config, log, clock, onRefused }: AppOptions, front: Front): Promise<Clients> {
  const asking = { clock, urgency: currentUrgency };
  const limits = createSlackLimits(config.slack.postsPerMinute, asking);
  const slack = createWebClient(config.slack.botToken.reveal(), config.slack.apiUrl, boltLogger(log), limits, proxyFor);
  const session = createSession({
    client: slack,
    random: Math.random,
    onRetry: retryLog(log),
    onSignedIn: ({ scopes }) => checkScopes(scopes, log),
    onRefused,
  });
  front.check('slack', () => notReady(session.trouble()));
  await session.start();
  const { url, token } = config.gitlab;
  const directGitLab = createGitLab({ url, token: token.reveal(), now: clock, urgency: currentUrgency, proxyFor });
  return { slack, session, directGitLab, gitlab: cachedGitLab(directGitLab, asking) };
}
