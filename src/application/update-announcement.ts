import type { Call } from '../domain/call/call.js';
import { planAnnouncementUpdate } from '../domain/call/plan-announcement.js';
import type { AnnounceRequest } from './announce-call.js';
import { type AnnouncementPreview, isPostable, previewAnnouncement } from './preview-announcement.js';
import type { Refused } from './refusal.js';
import type { Services } from './services.js';

export type AnnouncementUpdate =
  | { readonly kind: 'updated'; readonly call: Call }
  | { readonly kind: 'look-again'; readonly preview: AnnouncementPreview; readonly changed: boolean }
  | Refused;

/** Brings the posts of an announced call up to what the runbook says now. Nothing is posted a second time. */
export async function updateAnnouncement(services: Services, request: AnnounceRequest): Promise<AnnouncementUpdate> {
  const preview = await previewAnnouncement(services, request);
  if (preview.kind === 'refused') return preview;

  const { draft, announced } = preview;
  const changed = preview.fingerprint !== request.seen;
  if (changed || !isPostable(preview) || !draft.time || !announced) return { kind: 'look-again', preview, changed };

  const { call } = announced;
  const revised = await services.calls.revise(
    call.id,
    call.revision,
    { time: draft.time, fields: draft.fields },
    (revision) => planAnnouncementUpdate(revision, draft.writeBack, services.clock()),
  );
  if (revised.kind === 'stored') return { kind: 'updated', call: revised.call };
  return { kind: 'look-again', preview, changed: true };
}
