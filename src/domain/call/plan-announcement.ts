import type { RunbookEdit } from '../runbook/runbook-edit.js';
import { type Audience, audiences, type Call } from './call.js';
import type { PlannedDelivery } from './delivery.js';

/**
 * Everything that announcing a call promises. A chosen time (`writeBack`) goes into the issue at once. The pre-call item
 * says that both channels know, so its tick and the comment with the permalinks wait until both posts stand.
 */
export function planAnnouncement(
  call: Call,
  edits: { readonly writeBack: readonly RunbookEdit[]; readonly tick: readonly RunbookEdit[] },
): readonly PlannedDelivery[] {
  const dueAt = call.announcedAt;
  const posts = audiences.map((audience): PlannedDelivery => {
    const content = { kind: 'announcement', audience } as const;
    return { key: announcementKey(call, audience), lane: channelLane(call, audience), dueAt, content, after: [] };
  });
  const posted = posts.map((post) => post.key);
  return [
    ...issueEdit(call, 'chosen time', edits.writeBack, { dueAt, after: [] }),
    ...posts,
    ...issueEdit(call, 'announced', edits.tick, { dueAt, after: posted }),
    { key: key(call, 'record'), lane: issueLane(call), dueAt, content: { kind: 'record' }, after: posted },
  ];
}

/** Brings the posts of an announced call up to date. One that has not been posted yet is updated after it stands. */
export function planAnnouncementUpdate(
  call: Call,
  writeBack: readonly RunbookEdit[],
  dueAt: number,
): readonly PlannedDelivery[] {
  const updates = audiences.map((audience): PlannedDelivery => {
    const content = { kind: 'announcement-update', audience } as const;
    const after = [announcementKey(call, audience)];
    return { key: updateKey(call, audience), lane: channelLane(call, audience), dueAt, content, after };
  });
  return [...issueEdit(call, `chosen time ${call.revision}`, writeBack, { dueAt, after: [] }), ...updates];
}

function issueEdit(
  call: Call,
  purpose: string,
  edits: readonly RunbookEdit[],
  when: Pick<PlannedDelivery, 'dueAt' | 'after'>,
): readonly PlannedDelivery[] {
  if (edits.length === 0) return [];
  return [
    {
      key: key(call, `issue edit · ${purpose}`),
      lane: issueLane(call),
      content: { kind: 'issue-edit', edits },
      ...when,
    },
  ];
}

function key(call: Call, promise: string): string {
  return `call ${call.id} · ${promise}`;
}

function announcementKey(call: Call, audience: Audience): string {
  return key(call, `announcement · ${audience}`);
}

function updateKey(call: Call, audience: Audience): string {
  return key(call, `announcement update ${call.revision} · ${audience}`);
}

/** Slack allows about one post per second and channel, so each channel is a lane. */
function channelLane(call: Call, audience: Audience): string {
  return audience === 'managers' ? 'channel managers' : `channel ${call.product}`;
}

/** GitLab has no conditional write, so edits of one issue follow each other. */
function issueLane(call: Call): string {
  return `issue ${call.issue.projectId}#${call.issue.iid}`;
}
