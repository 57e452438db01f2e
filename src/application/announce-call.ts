import type { Call } from '../domain/call/call.js';
import { planAnnouncement } from '../domain/call/plan-announcement.js';
import { type AnnouncedCall, standingOf } from './announced-call.js';
import {
  type AnnouncementPreview,
  isPostable,
  type PreviewRequest,
  previewAnnouncement,
} from './preview-announcement.js';
import type { Refused } from './refusal.js';
import type { Services } from './services.js';

export interface AnnounceRequest extends PreviewRequest {
  /** The fingerprint of the preview that the person approved. */
  readonly seen: string;
}

export type Announcement =
  | { readonly kind: 'announced'; readonly call: Call }
  /** Somebody was faster: nothing was posted a second time. */
  | { readonly kind: 'already-announced'; readonly announced: AnnouncedCall }
  /** What the person approved is no longer what the issue says, or something is still to be chosen or mended. */
  | { readonly kind: 'look-again'; readonly preview: AnnouncementPreview; readonly changed: boolean }
  | Refused;

/** Announces a call: stores it together with the posts and edits it promises. What is sent, the dispatcher sends. */
export async function announceCall(services: Services, request: AnnounceRequest): Promise<Announcement> {
  const preview = await previewAnnouncement(services, request);
  if (preview.kind === 'refused') return preview;
  if (preview.announced) return { kind: 'already-announced', announced: preview.announced };

  const { actor, issue, draft } = preview;
  const changed = preview.fingerprint !== request.seen;
  if (changed || !isPostable(preview) || !draft.time || !draft.product) {
    return { kind: 'look-again', preview, changed };
  }

  const stored = await services.calls.announce(
    {
      issue: { projectId: issue.projectId, iid: issue.iid },
      product: draft.product,
      time: draft.time,
      fields: draft.fields,
      announcedBy: actor,
      announcedAt: services.clock(),
    },
    (call) => planAnnouncement(call, draft),
  );
  return stored.kind === 'stored'
    ? { kind: 'announced', call: stored.call }
    : { kind: 'already-announced', announced: await standingOf(services, stored.call) };
}
