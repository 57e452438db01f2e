import type { JsonObject } from '../json.js';
import type { Message, Workspace } from '../workspace/workspace.js';

/**
 * A message as API answers and payloads carry it. The metadata's payload is only shown on request
 * (`include_all_metadata`); without it readers get the `event_type` alone.
 */
export function messagePayload(workspace: Workspace, message: Message, withAllMetadata = false): JsonObject {
  const { app, team } = workspace;
  const bot =
    message.botId === undefined
      ? {}
      : message.botId === app.botId
        ? { bot_id: message.botId, app_id: app.id, bot_profile: botProfile(workspace) }
        : { bot_id: message.botId, app_id: 'A0OTHERAPP' };
  return {
    type: 'message',
    user: message.user,
    team: team.id,
    ts: message.ts,
    text: message.text,
    ...bot,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.replyBroadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(message.edited === undefined ? {} : { edited: { ...message.edited } }),
    ...metadataPayload(message, withAllMetadata),
  };
}

function metadataPayload({ metadata }: Message, withAll: boolean): JsonObject {
  if (metadata === undefined) return {};
  return { metadata: withAll ? metadata : { event_type: metadata.event_type } };
}

function botProfile({ app, team }: Workspace): JsonObject {
  return { id: app.botId, app_id: app.id, user_id: app.botUserId, name: app.name, deleted: false, team_id: team.id };
}
