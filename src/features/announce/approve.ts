import type { Refused } from '../../call/access/refusal.js';
import { findRecipients } from '../../call/people/find-recipients.js';
import type { Recipient } from '../../call/people/recipient.js';
import type { Product } from '../../call/product.js';
import type { Services } from '../../call/services.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import type { Picked } from './ask-about-contacts.js';
import type { AnnouncementDraft } from './draft-announcement.js';
import {
  type AnnouncementPreview,
  isPostable,
  type PreviewRequest,
  previewAnnouncement,
} from './preview-announcement.js';
import { notMembers } from './remember-contacts.js';

/** A person's yes to what a preview showed them. */
export interface Approval extends PreviewRequest {
  /** The fingerprint of the preview that they saw. */
  readonly seen: string;
  /** Who they say the people are whom the preview asked about. */
  readonly picked: Picked;
}

/** Nothing was done, for a reason that a look at the new preview explains. */
export interface RefetchRunbook {
  readonly kind: 'look-again';
  readonly preview: AnnouncementPreview;
  readonly why:
    | { readonly kind: 'changed' }
    | { readonly kind: 'unanswered' }
    /** They picked contacts, and do not have the role for it (any more). */
    | { readonly kind: 'may-not-choose' }
    | { readonly kind: 'not-members'; readonly names: readonly string[] };
}

export interface Approved {
  readonly kind: 'approved';
  readonly preview: AnnouncementPreview;
  /** With the contacts as they were picked. */
  readonly draft: AnnouncementDraft;
  readonly time: ScheduledTime;
  readonly product: Product;
  readonly recipients: readonly Recipient[];
}

/**
 * Holds a yes against what the issue says now and what the person may do now. What a person has approved is what they
 * saw: if the text has changed since, they look again.
 */
export async function approve(services: Services, approval: Approval): Promise<Approved | RefetchRunbook | Refused> {
  const preview = await previewAnnouncement(services, approval);
  if (preview.kind === 'refused') return preview;
  if (preview.fingerprint !== approval.seen) return { kind: 'look-again', preview, why: { kind: 'changed' } };
  const { time, product } = preview.draft;
  if (!isPostable(preview) || !time || !product) return { kind: 'look-again', preview, why: { kind: 'unanswered' } };

  const { contacts, draft } = preview;
  if (!preview.mayChooseContacts && approval.picked.size > 0)
    return { kind: 'look-again', preview, why: { kind: 'may-not-choose' } };
  const names = preview.mayChooseContacts ? await notMembers(services, contacts) : [];
  if (names.length > 0) return { kind: 'look-again', preview, why: { kind: 'not-members', names } };
  const recipients = await findRecipients(services, draft.fields);
  return { kind: 'approved', preview, draft, time, product, recipients };
}
