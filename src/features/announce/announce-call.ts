import type { Refused } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import { type CallStatus, callStatusOf } from '../../call/call-status.js';
import { withResultNotice } from '../../call/jobs/plan-result-notice.js';
import type { Services } from '../../call/services.js';
import type { Silence } from '../../call/silence.js';
import { type Approval, approve, type RefetchRunbook } from './approve.js';
import { planAnnouncement } from './plan-announcement.js';
import { rememberChosen } from './remember-contacts.js';

export type Announcement =
  | { readonly kind: 'announced'; readonly call: Call; readonly silence: Silence | undefined }
  /** Somebody was faster: nothing was posted a second time. */
  | { readonly kind: 'already-announced'; readonly announced: CallStatus }
  | RefetchRunbook
  | Refused;

/** Announces a call: stores it together with everything it promises. What is sent, the dispatcher sends. */
export async function announceCall(services: Services, approval: Approval): Promise<Announcement> {
  const approved = await approve(services, approval);
  if (approved.kind === 'refused') return approved;
  // Said first: the announcement of somebody else has changed the text as well.
  const { announced } = approved.preview;
  if (announced) return { kind: 'already-announced', announced };
  if (approved.kind === 'look-again') return approved;

  const { draft, time, product, recipients } = approved;
  const { actor, issue } = approved.preview;
  const stored = await services.calls.announce(
    {
      issue: { projectId: issue.projectId, iid: issue.iid },
      product,
      time,
      fields: draft.fields,
      recipients,
      plannedMinutes: draft.plannedMinutes,
      announcedBy: actor,
      announcedAt: services.clock(),
      reminderPolicyId: services.reminderPolicyId,
    },
    (call) =>
      withResultNotice(
        planAnnouncement(call, draft, services),
        call,
        { slackId: approval.slackId, action: 'announced' },
        services.clock(),
      ),
  );
  if (stored.kind === 'stored') await rememberChosen(services, approved.preview, stored.call);
  return stored.kind === 'stored'
    ? { kind: 'announced', call: stored.call, silence: draft.silence }
    : { kind: 'already-announced', announced: await callStatusOf(services, stored.call) };
}
