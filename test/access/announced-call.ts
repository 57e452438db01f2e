import type { Call } from '../../src/call/call.js';
import type { Store } from '../../src/database/open-store.js';

/** What was announced of every call; the runbook itself says something else by now. */
export const announcedName = 'ZEBRA as announced';

/** Stores a call of the visitor's issue, with them as a contact and something that has failed. */
export async function announcedCall(
  store: Store,
  { slackId, iid }: { readonly slackId: string; readonly iid: number },
  host: string,
  now: number,
): Promise<Call> {
  const url = 'https://zebra.example/announced';
  const announced = await store.calls.announce(
    {
      issue: { projectId: 77, iid },
      product: 'self-managed',
      time: { instant: Date.parse('2031-10-11T06:30:00Z'), zone: 'America/Los_Angeles' },
      fields: {
        name: announcedName,
        description: announcedName,
        dri: { name: 'Zebra', role: 'DRI', slackId: host },
        gitlabContacts: [{ name: 'Zebra', role: 'Zebra', slackId }],
        meeting: { text: url, url },
        request: { text: url, url },
        runbook: { text: 'zebra#1', url },
      },
      recipients: [{ slackId, role: 'contact', timeZone: undefined, workingHours: undefined }],
      plannedMinutes: 60,
      announcedBy: { slackId: host, gitlabId: 2, gitlabUsername: 'host', name: 'Host' },
      announcedAt: now,
    },
    (call) => ({
      jobs: [
        {
          key: `call ${call.id} · fails`,
          queue: `fails ${call.id}`,
          dueAt: now,
          payload: { kind: 'issue-edit', edits: [] },
          prerequisites: [],
        },
      ],
    }),
  );
  await failWhatIsDue(store, now);
  return announced.call;
}

async function failWhatIsDue(store: Store, now: number): Promise<void> {
  const failure = { service: 'app', code: 'edit-without-place', message: 'No place for ZEBRA.' } as const;
  for (const job of await store.outbox.claim(now, 'test', now + 1, 10))
    await store.outbox.recordResult(job, 'test', { kind: 'failed', failure }, now);
}
