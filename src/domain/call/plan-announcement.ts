import type { ReminderPolicy } from '../reminders/reminder-policy.js';
import type { RunbookEdit } from '../runbook/runbook-edit.js';
import { audiences, type Call } from './call.js';
import type { DeliveryPlan, PlannedDelivery } from './delivery.js';
import { announcementKey, channelLane, issueLane, promiseKey } from './delivery-keys.js';
import { reminderDeliveries } from './reminder-deliveries.js';

/**
 * Everything that announcing a call promises. A chosen time (`writeBack`) goes into the issue at once. The pre-call item
 * says that both channels know, so its tick and the comment with the permalinks wait until both posts stand.
 */
export function planAnnouncement(
  call: Call,
  edits: { readonly writeBack: readonly RunbookEdit[]; readonly tick: readonly RunbookEdit[] },
  policy: ReminderPolicy,
): DeliveryPlan {
  const dueAt = call.announcedAt;
  const posts = audiences.map((audience): PlannedDelivery => {
    const content = { kind: 'announcement', audience } as const;
    return { key: announcementKey(call, audience), lane: channelLane(call, audience), dueAt, content, after: [] };
  });
  const after = posts.map((post) => post.key);
  return {
    deliveries: [
      ...issueEdit(call, 'chosen time', edits.writeBack, { dueAt, after: [] }),
      ...posts,
      ...issueEdit(call, 'announced', edits.tick, { dueAt, after }),
      record(call, { dueAt, after }),
      ...reminderDeliveries(call, policy, dueAt),
    ],
  };
}

/**
 * Brings what an announced call has said up to date: the posts (one that has not been posted yet, after it stands), the
 * comment that records them, and the reminders, of which those for another start are taken back.
 */
export function planAnnouncementUpdate(
  call: Call,
  writeBack: readonly RunbookEdit[],
  policy: ReminderPolicy,
  now: number,
): DeliveryPlan {
  const updates = audiences.map((audience): PlannedDelivery => {
    const content = { kind: 'announcement-update', audience } as const;
    const after = [announcementKey(call, audience)];
    const key = promiseKey(call, `announcement update ${call.revision} · ${audience}`);
    return { key, lane: channelLane(call, audience), dueAt: now, content, after };
  });
  return {
    deliveries: [
      ...issueEdit(call, `chosen time ${call.revision}`, writeBack, { dueAt: now, after: [] }),
      ...updates,
      record(call, { dueAt: now, after: audiences.map((audience) => announcementKey(call, audience)) }),
      ...reminderDeliveries(call, policy, now),
    ],
    cancels: { kinds: ['reminder'], dueAfter: now },
  };
}

type When = Pick<PlannedDelivery, 'dueAt' | 'after'>;

function record(call: Call, when: When): PlannedDelivery {
  return {
    key: promiseKey(call, `record ${call.revision}`),
    lane: issueLane(call),
    content: { kind: 'record' },
    ...when,
  };
}

function issueEdit(call: Call, purpose: string, edits: readonly RunbookEdit[], when: When): readonly PlannedDelivery[] {
  if (edits.length === 0) return [];
  const key = promiseKey(call, `issue edit · ${purpose}`);
  return [{ key, lane: issueLane(call), content: { kind: 'issue-edit', edits }, ...when }];
}
