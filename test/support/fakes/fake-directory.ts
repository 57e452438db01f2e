import type { SlackDirectory, SlackUser } from '../../../src/call/ports/slack.js';

export interface FakeDirectory extends SlackDirectory {
  /** Everybody whom Slack knows, by id. */
  readonly users: Map<string, SlackUser>;
  /** Every request in order, e.g. `user U0JANE`. */
  readonly requests: readonly string[];
}

/** A workspace's people, in memory. */
export function createFakeDirectory(...people: readonly SlackUser[]): FakeDirectory {
  const users = new Map(people.map((person) => [person.id, person]));
  const requests: string[] = [];
  return {
    users,
    requests,
    user: async (slackId) => {
      requests.push(`user ${slackId}`);
      return users.get(slackId);
    },
    userWithEmail: async (email) => {
      requests.push(`userWithEmail ${email}`);
      return [...users.values()].find(({ verifiedEmail }) => verifiedEmail === email);
    },
  };
}

/** A member of the workspace, unless told otherwise. */
export function aSlackUser(parts: Partial<SlackUser> = {}): SlackUser {
  return {
    id: 'U0JANE',
    name: 'Jane Smith',
    membership: 'member',
    verifiedEmail: 'jane@example.com',
    timeZone: 'Europe/Berlin',
    ...parts,
  };
}
