import type { Actor } from '../people/actor.js';
import { type Person, personOnSlack, personWithEmail } from '../people/person.js';
import type { SlackUser } from '../ports/slack.js';
import type { Services } from '../services.js';
import { type Refused, refuse } from './refusal.js';

export interface Identified {
  readonly kind: 'actor';
  readonly actor: Actor;
  /** IANA name; `undefined` when Slack does not say. */
  readonly timeZone: string | undefined;
}

export type Identification = Identified | Refused;

/**
 * Finds the GitLab account whose rights a Slack user has here: by Slack id in the people file, else by the e-mail address
 * that Slack has verified, in the people file or as the public address of a GitLab account. Only members of the
 * workspace are anybody; a guest's or stranger's address proves nothing about the company's own people.
 */
export async function identifyActor(services: Services, slackId: string): Promise<Identification> {
  const user = await services.directory.user(slackId);
  if (!user) return refuse({ kind: 'not-a-member', membership: 'unknown' });
  if (user.membership !== 'member') return refuse({ kind: 'not-a-member', membership: user.membership });
  return identifyMember(services, user);
}

/** The same for somebody who has been looked up, and is a member of the workspace. */
export async function identifyMember(services: Services, user: SlackUser): Promise<Identification> {
  const account = accountInPeopleFile(services.people, user) ?? (await accountByEmail(services, user));
  if (!account) {
    const unconfirmed = user.verifiedEmail === undefined ? { unconfirmed: user.id } : {};
    return refuse({ kind: 'no-gitlab-account', name: user.name, ...unconfirmed });
  }
  return {
    kind: 'actor',
    actor: { slackId: user.id, gitlabId: account.id, gitlabUsername: account.username, name: user.name },
    timeZone: user.timeZone,
  };
}

interface Account {
  readonly id: number;
  readonly username: string;
}

function accountInPeopleFile(people: readonly Person[], user: SlackUser): Account | undefined {
  const bySlackId = personOnSlack(people, user.id);
  if (bySlackId?.gitlab) return bySlackId.gitlab;
  return user.verifiedEmail ? personWithEmail(people, user.verifiedEmail)?.gitlab : undefined;
}

async function accountByEmail(services: Services, user: SlackUser): Promise<Account | undefined> {
  return user.verifiedEmail ? services.gitlab.findUserByEmail(user.verifiedEmail) : undefined;
}
