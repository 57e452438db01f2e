import type { Actor } from '../domain/call/call.js';
import { type AnnouncementDraft, type Choices, draftAnnouncement } from '../domain/call/draft-announcement.js';
import type { Issue } from '../domain/call/issue.js';
import { type AnnouncedCall, findAnnounced } from './announced-call.js';
import { openRunbook, type RunbookRequest } from './open-runbook.js';
import type { Refused } from './refusal.js';
import type { Services } from './services.js';

/** All that a person sees before they post. */
export interface AnnouncementPreview {
  readonly kind: 'preview';
  readonly actor: Actor;
  readonly issue: Issue;
  readonly draft: AnnouncementDraft;
  /** Set when this call has been announced: then the preview offers to update the posts. */
  readonly announced: AnnouncedCall | undefined;
  /** Stands for what the issue said; a submit that brings another one back was made on a text that has changed. */
  readonly fingerprint: string;
}

export interface PreviewRequest extends RunbookRequest {
  readonly choices: Choices;
}

/** Shows what announcing would post. Changes nothing. A runbook that is not confidential is previewed, but see `isPostable`. */
export async function previewAnnouncement(
  services: Services,
  request: PreviewRequest,
): Promise<AnnouncementPreview | Refused> {
  const opened = await openRunbook(services, request);
  if (opened.kind === 'refused') return opened;

  const { actor, issue } = opened;
  const announced = await findAnnounced(services, issue);
  const choices = announced ? { ...request.choices, product: announced.call.product } : request.choices;
  const draft = draftAnnouncement(issue, services.people, choices, services.clock());
  return { kind: 'preview', actor, issue, draft, announced, fingerprint: fingerprintOf(services, draft) };
}

/** Whether nothing stands in the way of posting: all is chosen, no error is left, and the runbook is confidential. */
export function isPostable(preview: AnnouncementPreview): boolean {
  const { draft, issue } = preview;
  const hasErrors = draft.problems.some((problem) => problem.severity === 'error');
  return issue.confidential && !hasErrors && draft.time !== undefined && draft.product !== undefined;
}

/** Covers what the person read, not what they chose: choices travel with the submit. */
function fingerprintOf(services: Services, draft: AnnouncementDraft): string {
  return services.fingerprint(JSON.stringify([draft.fields, draft.schedule, draft.problems]));
}
