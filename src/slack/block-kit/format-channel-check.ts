import type { ChannelInfo, ChannelProblem, ChannelSharing } from '../../call/channel-check.js';
import { escapeMrkdwn } from './text.js';

/** A channel for people, in mrkdwn: settings may name it by its id, which Slack shows as its name. */
export function channelMention(nameOrId: string): string {
  return /^[CG][A-Z0-9]{2,}$/.test(nameOrId) ? `<#${nameOrId}>` : escapeMrkdwn(nameOrId);
}

/** What keeps the app from posting in a channel and what to do about it, in mrkdwn. */
export const channelRemedies: Readonly<Record<ChannelProblem, string>> = {
  not_in_channel: 'The app is not in this channel. Type `/invite @Runbook` there.',
  channel_not_found:
    'Slack can’t find this channel. If it is private, type `/invite @Runbook` there; otherwise check its name in the settings.',
  is_archived: 'The channel is archived. Unarchive it, or name another one in the settings.',
  channel_shared_externally:
    'The channel is shared with another organization. Stop sharing it, or name another channel in the settings.',
  channel_share_pending:
    'Another organization is invited to share the channel. Withdraw the invitation, or name another channel in the settings.',
  channel_made_public:
    'The channel was private and is public now. Make it private again, or name another channel in the settings.',
};

/** Why a call cannot be announced in a channel as it is now, with the remedy, in mrkdwn. */
export function formatChannelProblem(problem: ChannelProblem | 'unanswered'): string {
  return problem === 'unanswered'
    ? 'Slack did not say whether the channel is still internal. Try again in a minute.'
    : channelRemedies[problem];
}

const sharingText: Readonly<Record<ChannelSharing, string>> = {
  none: 'internal',
  organization: 'shared with other workspaces of your organization',
  'external-pending': 'shared with another organization soon',
  external: 'shared with another organization',
};

/** Who reads a channel: `42 members, private, internal`. Plain text. */
export function formatReaders({ memberCount, isPrivate, sharing }: ChannelInfo): string {
  const members = memberCount === undefined ? [] : [memberCount === 1 ? '1 member' : `${memberCount} members`];
  return [...members, isPrivate ? 'private' : 'public', sharingText[sharing]].join(', ');
}
