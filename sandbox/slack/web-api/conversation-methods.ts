import { asList, type JsonObject } from '../json.js';
import { botCanSee, channelById, directMessageWith, openDirectMessage } from '../workspace/channels.js';
import { announceChange, type Channel, type Workspace } from '../workspace/workspace.js';
import { type Answer, type Method, refuse } from './method.js';
import { pageOf } from './page.js';
import type { Arguments } from './read-arguments.js';
import { missingScopeFor, scopesOfAnyKind } from './scopes.js';

/** Methods about channels and their members. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.list': { scopes: scopesOfAnyKind('read'), required: [], run: list },
  'conversations.info': { scopes: scopesOfAnyKind('read'), required: ['channel'], run: info },
  'conversations.members': { scopes: scopesOfAnyKind('read'), required: ['channel'], run: members },
  'conversations.open': { scopes: ['im:write'], required: [], run: open },
  'conversations.join': { scopes: ['channels:join'], required: ['channel'], run: join },
};

const kindOf: ReadonlyMap<string, Channel['kind']> = new Map([
  ['public_channel', 'public'],
  ['private_channel', 'private'],
  ['im', 'im'],
]);

function list(workspace: Workspace, args: Arguments): Answer {
  const kinds = (args.text('types') ?? 'public_channel').split(',').map((one) => kindOf.get(one.trim()));
  if (kinds.includes(undefined)) return refuse('invalid_types');
  for (const kind of kinds) {
    const denied = missingScopeFor(workspace, kind ?? 'public', 'read');
    if (denied !== undefined) return denied;
  }
  const visible = [...workspace.channels.values()].filter(
    (one) => kinds.includes(one.kind) && botCanSee(workspace, one) && !(args.flag('exclude_archived') && one.archived),
  );
  const page = pageOf(visible, args, 1000);
  if (page.kind === 'refused') return refuse(page.error);
  const channels = page.items.map((one) => channelPayload(workspace, one, true));
  return { ok: true, channels, response_metadata: page.metadata };
}

function info(workspace: Workspace, args: Arguments): Answer {
  const channel = channelById(workspace, args.text('channel') ?? '');
  if (channel === undefined || !botCanSee(workspace, channel)) return refuse('channel_not_found');
  const denied = missingScopeFor(workspace, channel.kind, 'read');
  return denied ?? { ok: true, channel: channelPayload(workspace, channel, args.flag('include_num_members') ?? false) };
}

function members(workspace: Workspace, args: Arguments): Answer {
  const channel = channelById(workspace, args.text('channel') ?? '');
  if (channel === undefined || !botCanSee(workspace, channel)) return refuse('channel_not_found');
  const denied = missingScopeFor(workspace, channel.kind, 'read');
  if (denied !== undefined) return denied;
  const page = pageOf([...channel.members], args, 1000);
  return page.kind === 'refused'
    ? refuse(page.error)
    : { ok: true, members: page.items, response_metadata: page.metadata };
}

/** Opens the direct conversation with one person; conversations of several people are not part of the sandbox. */
function open(workspace: Workspace, args: Arguments): Answer {
  const users = (args.text('users') ?? '').split(',').filter((one) => one !== '');
  if (users.length !== 1) return refuse(users.length === 0 ? 'users_list_not_supplied' : 'too_many_users');
  const person = workspace.people.get(users[0] ?? '');
  if (person === undefined || person.isBot) return refuse('user_not_found');
  if (person.deleted) return refuse('user_disabled');
  const alreadyOpen = directMessageWith(workspace, person.id) !== undefined;
  const channel = openDirectMessage(workspace, person);
  const answer: Answer = { ok: true, channel: { id: channel.id } };
  return alreadyOpen ? { ...answer, no_op: true, already_open: true } : answer;
}

function join(workspace: Workspace, args: Arguments): Answer {
  const channel = channelById(workspace, args.text('channel') ?? '');
  if (channel === undefined || !botCanSee(workspace, channel)) return refuse('channel_not_found');
  if (channel.archived) return refuse('is_archived');
  if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type');
  channel.members.add(workspace.app.botUserId);
  announceChange(workspace);
  return { ok: true, channel: channelPayload(workspace, channel, false) };
}

/** `conversations.info` counts the members only for who asks. */
function channelPayload({ app, team }: Workspace, channel: Channel, countsMembers: boolean): JsonObject {
  const partner = [...channel.members].find((one) => one !== app.botUserId);
  const kind =
    channel.kind === 'im'
      ? { is_im: true, user: partner }
      : {
          name: channel.name,
          name_normalized: channel.name,
          is_im: false,
          ...(countsMembers ? { num_members: channel.members.size } : {}),
          ...sharingPayload(channel, team.id),
        };
  return {
    id: channel.id,
    ...kind,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_mpim: false,
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_member: channel.members.has(app.botUserId),
    is_general: false,
    context_team_id: team.id,
    previous_names: asList(undefined),
  };
}

/** `is_shared` covers the organization and others; an invitation that nobody has accepted yet is only pending. */
function sharingPayload({ sharing }: Channel, teamId: string): JsonObject {
  const isExternal = sharing === 'external';
  const isWithinOrganization = sharing === 'organization';
  const partner = isExternal || isWithinOrganization ? ['T0PARTNER'] : [];
  return {
    is_shared: isExternal || isWithinOrganization,
    is_ext_shared: isExternal,
    is_org_shared: isWithinOrganization,
    is_pending_ext_shared: sharing === 'external-pending',
    pending_shared: sharing === 'external-pending' ? ['T0PARTNER'] : [],
    shared_team_ids: [teamId, ...partner],
  };
}
