import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Membership, SlackDirectory, SlackUser } from '../application/ports/slack.js';
import { askSlack, isRefusedWith } from './ask-slack.js';
import { readAnswer } from './read-answer.js';

const User = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
  tz: z.string().optional(),
  profile: z
    .object({
      display_name: z.string().optional(),
      real_name: z.string().optional(),
      email: z.string().optional(),
    })
    .optional(),
});
type User = z.infer<typeof User>;

/** The workspace (and the organisation, if it belongs to one) that the app's token was issued for. */
export interface HomeWorkspace {
  readonly teamId: string;
  readonly enterpriseId: string | undefined;
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
    return readAnswer(what, z.object({ user: User }), await askSlack(what, ask)).user;
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

function belongsTo(user: User, home: HomeWorkspace): boolean {
  if (user.team_id === home.teamId) return true;
  return home.enterpriseId !== undefined && user.enterprise_user?.enterprise_id === home.enterpriseId;
}
