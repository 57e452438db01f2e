import { z } from 'zod';
import { deliveryEventType } from './identifiers.js';

/*
 * What the app reads of Slack's answers, through `readAnswer`: fields that are `null` count as left out. Whatever the app
 * can do without is optional.
 */

/** What `auth.test` says of how the app is installed: for an organization-wide installation it may name no workspace. */
export const Installation = z.object({ is_enterprise_install: z.boolean().optional() });

/** Who the app is, from `auth.test`. */
export const Identity = z.object({
  team_id: z.string().min(1),
  team: z.string().optional(),
  user_id: z.string().min(1),
  bot_id: z.string().min(1),
});

/** Somebody, from `users.info` and `users.lookupByEmail`. In an Enterprise Grid Slack may leave `team_id` out. */
export const User = z.object({
  id: z.string().min(1),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  /** In an Enterprise Grid. `teams`: the workspaces that somebody belongs to. */
  enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  tz: z.string().optional(),
  profile: z
    .object({
      display_name: z.string().optional(),
      real_name: z.string().optional(),
      email: z.string().optional(),
    })
    .optional(),
});

export const UserAnswer = z.object({ user: User });

/** Where a message was posted. */
export const Posted = z.object({ channel: z.string().min(1), ts: z.string().min(1) });

export const Permalink = z.object({ permalink: z.string().min(1) });

/** A direct message that was opened. */
export const OpenedConversation = z.object({ channel: z.object({ id: z.string().min(1) }) });

export const OpenedView = z.object({ view: z.object({ id: z.string().min(1) }) });

/** A page of a conversation's messages or of a thread's. */
export const MessagePage = z.object({
  messages: z.array(z.unknown()).optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Any message. */
export const Dated = z.object({ ts: z.string().optional() });

/** A message that carries a job's key. */
export const Delivered = z.object({
  ts: z.string().min(1),
  bot_id: z.string().optional(),
  metadata: z.object({
    event_type: z.literal(deliveryEventType),
    event_payload: z.object({ key: z.string() }),
  }),
});

/** What says who reads a channel; Slack leaves out what does not apply to it. */
export const ChannelDetails = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  is_private: z.boolean().optional(),
  is_archived: z.boolean().optional(),
  is_member: z.boolean().optional(),
  is_shared: z.boolean().optional(),
  is_org_shared: z.boolean().optional(),
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
  num_members: z.number().optional(),
});
export const ChannelAnswer = z.object({ channel: ChannelDetails });

/** A page of the workspace's channels. */
export const ChannelPage = z.object({
  channels: z.array(z.object({ id: z.string().min(1), name: z.string().optional() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

export type ChannelDetails = z.infer<typeof ChannelDetails>;
export type ChannelPage = z.infer<typeof ChannelPage>;
export type User = z.infer<typeof User>;
