import type { Call, PlacedMessage, Post } from '../call/call.js';
import { actor, fromColumn, recipients, safeFields } from './json-columns.js';
import { recorded } from './recording-column.js';
import type { CallRow, MessageRow, PostRow } from './schema.js';

/** A row of `call` as the value that the domain knows. @throws when a JSON column holds something else. */
export function toCall(row: CallRow): Call {
  return {
    id: row.id,
    issue: { projectId: row.project_id, iid: row.issue_iid },
    product: row.product,
    time: { instant: row.instant, zone: row.zone },
    fields: fromColumn(safeFields, row.fields),
    recipients: fromColumn(recipients, row.recipients),
    plannedMinutes: row.planned_minutes ?? undefined,
    announcedBy: fromColumn(actor, row.announced_by),
    announcedAt: row.announced_at,
    revision: row.revision,
    recording: { revision: row.recording_revision, ...fromColumn(recorded, row.recording) },
    ...(row.reminder_policy === null ? {} : { reminderPolicyId: row.reminder_policy }),
  };
}

/** A row of `post` as the value that the domain knows. */
export function toPost(row: PostRow): Post {
  return {
    audience: row.audience,
    channelId: row.channel_id,
    ts: row.ts,
    permalink: row.permalink,
    ...(row.channel_name === null ? {} : { channelName: row.channel_name }),
    ...(row.is_private === null ? {} : { isPrivate: row.is_private === 1 }),
  };
}

/** A row of `message` as the value that the domain knows. */
export function toMessage(row: MessageRow): PlacedMessage {
  return { name: row.name, channelId: row.channel_id, ts: row.ts, permalink: row.permalink ?? undefined };
}
