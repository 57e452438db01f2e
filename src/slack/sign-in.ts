import type { WebClient } from '@slack/web-api';
import { ServiceFailure } from '../call/ports/service-failure.js';
import { callSlack } from './call-slack.js';
import type { HomeWorkspace } from './directory.js';
import { readAnswer } from './read-answer.js';
import { Identity, Installation } from './schemas.js';

/** Who the app is at Slack, and where. */
export interface SlackIdentity extends HomeWorkspace {
  readonly teamName: string | undefined;
  readonly botUserId: string;
  readonly botId: string;
  /** The permissions that the token has; `undefined` where Slack does not say. */
  readonly scopes?: readonly string[];
}

/**
 * Asks Slack whose token this is. Throws a `ServiceFailure` when Slack refuses it or does not answer, and for a token of
 * an organization-wide installation (Enterprise Grid): who may use the app is decided by membership in one workspace.
 */
export async function signIn(client: WebClient): Promise<SlackIdentity> {
  const what = 'signing in with SLACK_BOT_TOKEN';
  const answer = await callSlack(what, () => client.auth.test());
  if (readAnswer(what, Installation, answer).is_enterprise_install) throw orgWideInstall();
  const identity = readAnswer(what, Identity, answer);
  return {
    teamId: identity.team_id,
    teamName: identity.team,
    botUserId: identity.user_id,
    botId: identity.bot_id,
    ...(answer.response_metadata?.scopes ? { scopes: answer.response_metadata.scopes } : {}),
  };
}

function orgWideInstall(): ServiceFailure {
  return new ServiceFailure(
    'SLACK_BOT_TOKEN is for a whole Slack organization. Install the app in one workspace and use that token.',
    { service: 'Slack', kind: 'refused', code: 'org_wide_install' },
  );
}
