import { DateTime } from 'luxon';
import type { JsonObject } from '../json.js';
import type { Person, Workspace } from '../workspace/workspace.js';
import { type Answer, type Method, refuse } from './method.js';
import { pageOf } from './page.js';
import type { Arguments } from './read-arguments.js';

/** Methods about people, and `auth.test`. */
export const userMethods: Readonly<Record<string, Method>> = {
  'auth.test': { scopes: [], required: [], run: authTest },
  'users.info': { scopes: ['users:read'], required: ['user'], run: info },
  'users.list': { scopes: ['users:read'], required: [], run: list },
  'users.lookupByEmail': { scopes: ['users:read.email'], required: ['email'], run: lookupByEmail },
};

function authTest({ app, team, people }: Workspace): Answer {
  return {
    ok: true,
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: people.get(app.botUserId)?.handle,
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  };
}

function info(workspace: Workspace, args: Arguments): Answer {
  const person = workspace.people.get(args.text('user') ?? '');
  return person === undefined ? refuse('user_not_found') : { ok: true, user: userPayload(workspace, person) };
}

function list(workspace: Workspace, args: Arguments): Answer {
  const page = pageOf([...workspace.people.values()], args, 1000);
  if (page.kind === 'refused') return refuse(page.error);
  const members = page.items.map((one) => userPayload(workspace, one));
  return { ok: true, members, cache_ts: Math.floor(workspace.now() / 1000), response_metadata: page.metadata };
}

/** Slack compares addresses without regard to case, and does not find deactivated people. */
function lookupByEmail(workspace: Workspace, args: Arguments): Answer {
  const email = args.text('email')?.toLowerCase();
  const person = [...workspace.people.values()].find((one) => one.email?.toLowerCase() === email && !one.deleted);
  return person === undefined ? refuse('users_not_found') : { ok: true, user: userPayload(workspace, person) };
}

function userPayload({ app, now }: Workspace, person: Person): JsonObject {
  const time = DateTime.fromMillis(now(), { zone: person.zone });
  const email = app.scopes.has('users:read.email') && person.email !== undefined ? { email: person.email } : {};
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.handle,
    real_name: person.name,
    deleted: person.deleted,
    tz: person.isBot ? null : person.zone,
    tz_label: time.offsetNameLong,
    tz_offset: time.offset * 60,
    profile: { real_name: person.name, display_name: person.handle, team: person.teamId, ...email },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.guest !== undefined,
    is_ultra_restricted: person.guest === 'single-channel',
    is_stranger: person.stranger,
    is_bot: person.isBot,
    is_app_user: false,
    is_email_confirmed: person.emailConfirmed,
    updated: 0,
    ...enterpriseUser(person),
  };
}

/** Source: Slack's user type, for people of an Enterprise Grid. */
function enterpriseUser({ id, enterpriseTeams }: Person): JsonObject {
  if (enterpriseTeams === undefined) return {};
  return { enterprise_user: { id, enterprise_id: 'E0SANDBOX', teams: [...enterpriseTeams] } };
}
