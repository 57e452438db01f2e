import type { Refused } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import { withResultNotice } from '../../call/jobs/plan-result-notice.js';
import type { Services } from '../../call/services.js';
import type { Silence } from '../../call/silence.js';
import { type Approval, approve, type RefetchRunbook } from './approve.js';
import { planAnnouncementUpdate } from './plan-announcement.js';
import { previewAnnouncement } from './preview-announcement.js';
import { rememberChosen } from './remember-contacts.js';

export type AnnouncementUpdate =
  | { readonly kind: 'updated'; readonly call: Call; readonly silence: Silence | undefined }
  | RefetchRunbook
  | Refused;

/** Brings the posts and reminders of an announced call up to what the runbook says now. Nothing is posted a second time. */
export async function updateAnnouncement(services: Services, approval: Approval): Promise<AnnouncementUpdate> {
  const approved = await approve(services, approval);
  if (approved.kind !== 'approved') return approved;
  const { preview, draft, time, recipients } = approved;
  if (!preview.announced) return { kind: 'look-again', preview, why: { kind: 'changed' } };

  const { call } = preview.announced;
  const revised = await services.calls.revise(
    call.id,
    call.revision,
    {
      time,
      fields: draft.fields,
      recipients,
      plannedMinutes: draft.plannedMinutes,
      reminderPolicyId: services.reminderPolicyId,
    },
    (revision) => {
      const now = services.clock();
      const plan = planAnnouncementUpdate(revision, draft.writeBack, services, now);
      return withResultNotice(plan, revision, { slackId: approval.slackId, action: 'updated' }, now);
    },
  );
  if (revised.kind === 'stored') {
    await rememberChosen(services, preview, revised.call);
    return { kind: 'updated', call: revised.call, silence: draft.silence };
  }
  // Somebody was faster: what the person looks at again is what stands now.
  const current = await previewAnnouncement(services, approval);
  return current.kind === 'refused' ? current : { kind: 'look-again', preview: current, why: { kind: 'changed' } };
}
