import type { WebClient } from '@slack/web-api';
import type { Membership, SlackDirectory, SlackUser } from '../call/ports/slack.js';
import { callSlack, isRefusedWith } from './call-slack.js';
import { readAnswer } from './read-answer.js';
import { type User, UserAnswer } from './schemas.js';

/** The workspace that the app's token was issued for. */
export interface HomeWorkspace {
  readonly teamId: string;
}

/** Looks people up at Slack, afresh each time: an account may have been deactivated a minute ago. */
export function createDirectory(client: WebClient, home: HomeWorkspace): SlackDirectory {
  return {
    async user(slackId) {
      const user = await lookUp(() => client.users.info({ user: slackId }));
      return user ? toSlackUser(user, home) : undefined;
    },
    async userWithEmail(email) {
      const user = await lookUp(() => client.users.lookupByEmail({ email }));
      const found = user ? toSlackUser(user, home) : undefined;
      return found?.verifiedEmail === undefined ? undefined : found;
    },
  };
}

/** What Slack calls somebody whom it does not know, or does not show the app. */
const unknown = ['user_not_found', 'users_not_found', 'user_not_visible'];

async function lookUp(ask: () => Promise<unknown>): Promise<User | undefined> {
  const what = 'looking a person up';
  try {
    return readAnswer(what, UserAnswer, await callSlack(what, ask)).user;
  } catch (error) {
    if (unknown.some((code) => isRefusedWith(error, code))) return undefined;
    throw error;
  }
}

function toSlackUser(user: User, home: HomeWorkspace): SlackUser {
  const name = [user.real_name, user.profile?.real_name, user.profile?.display_name, user.name].find(Boolean);
  return {
    id: user.id,
    name: name ?? user.id,
    membership: membershipOf(user, home),
    verifiedEmail: user.is_email_confirmed ? user.profile?.email : undefined,
    timeZone: user.tz,
  };
}

/** `is_stranger` is only set where no channel is shared, so the workspace is compared as well. */
function membershipOf(user: User, home: HomeWorkspace): Membership {
  if (user.deleted) return 'deactivated';
  if (user.is_bot) return 'bot';
  if (user.is_stranger || !belongsTo(user, home)) return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/**
 * In an Enterprise Grid, somebody can belong to several workspaces. Slack then names one of them, or none, as `team_id`
 * and lists them all under `enterprise_user`. Belonging to the organization alone is not enough.
 */
function belongsTo({ team_id, enterprise_user }: User, { teamId }: HomeWorkspace): boolean {
  return team_id === teamId || (enterprise_user?.teams?.includes(teamId) ?? false);
}
