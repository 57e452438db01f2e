import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { askSlack } from './ask-slack.js';
import type { HomeWorkspace } from './directory.js';
import { readAnswer } from './read-answer.js';

const Identity = z.object({
  team_id: z.string(),
  team: z.string().optional(),
  enterprise_id: z.string().nullish(),
  user_id: z.string(),
  bot_id: z.string(),
});

/** Who the app is at Slack, and where. */
export interface SlackIdentity extends HomeWorkspace {
  readonly teamName: string | undefined;
  readonly botUserId: string;
  readonly botId: string;
}

/** Asks Slack whose token this is. Throws a `ServiceFailure` when Slack refuses it or does not answer. */
export async function signIn(client: WebClient): Promise<SlackIdentity> {
  const what = 'signing in';
  const answer = readAnswer(what, Identity, await askSlack(what, () => client.auth.test()));
  return {
    teamId: answer.team_id,
    teamName: answer.team,
    enterpriseId: answer.enterprise_id ?? undefined,
    botUserId: answer.user_id,
    botId: answer.bot_id,
  };
}
