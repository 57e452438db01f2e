/** Whom a channel is shared with: nobody, other workspaces of the same organization, or (also only asked so far) another one. */
export type ChannelSharing = 'none' | 'organization' | 'external-pending' | 'external';

/** A channel as Slack describes it. */
export interface ChannelInfo {
  readonly id: string;
  /** Its name now, without `#`. */
  readonly name: string;
  readonly isPrivate: boolean;
  /** Whether it has been private at any time since the app started. */
  readonly wasPrivate: boolean;
  readonly isArchived: boolean;
  /** Whether the app is in it. */
  readonly isMember: boolean;
  readonly sharing: ChannelSharing;
  /** How many people are in it; `undefined` when Slack does not say. */
  readonly memberCount: number | undefined;
}

/**
 * Why nothing may be posted in a channel, in the words under which a failed job keeps it: Slack's own error where it
 * has one.
 */
export const channelProblems = [
  'channel_not_found',
  'is_archived',
  'channel_shared_externally',
  'channel_share_pending',
  'channel_made_public',
  'not_in_channel',
] as const;
export type ChannelProblem = (typeof channelProblems)[number];

/**
 * What keeps the app from posting in a channel now; `undefined` when nothing does. A channel that is shared within the
 * organization is still internal.
 * @param channel `undefined` when Slack shows the app no such channel
 * @param wasPrivate whether it was private when the call was announced
 */
export function channelProblem(channel: ChannelInfo | undefined, wasPrivate = false): ChannelProblem | undefined {
  if (!channel) return 'channel_not_found';
  if (channel.isArchived) return 'is_archived';
  if (channel.sharing === 'external') return 'channel_shared_externally';
  if (channel.sharing === 'external-pending') return 'channel_share_pending';
  if (!channel.isPrivate && (wasPrivate || channel.wasPrivate)) return 'channel_made_public';
  return channel.isMember ? undefined : 'not_in_channel';
}

/** Whether a job failed for its channel: it is queued again by itself when the channel is right. */
export function isChannelProblem(code: string): code is ChannelProblem {
  return channelProblems.some((problem) => problem === code);
}
