import { type AnnouncementDraft, type Choices, draftAnnouncement } from '../domain/call/draft-announcement.js';
import type { Issue } from '../domain/call/issue.js';
import { attendeeNames } from '../domain/call/read-safe-fields.js';
import type { Actor } from '../domain/people/actor.js';
import { type AnnouncedCall, findAnnounced } from './announced-call.js';
import { findFaces } from './find-faces.js';
import { openRunbook, type RunbookRequest } from './open-runbook.js';
import type { Asker } from './ports/runbook-reader.js';
import { type PreviewedChannel, previewChannels } from './preview-channels.js';
import { notRead, type Refused, refuse } from './refusal.js';
import type { Services } from './services.js';

/** All that a person sees before they post. */
export interface AnnouncementPreview {
  readonly kind: 'preview';
  readonly actor: Actor;
  /** Of the actor, an IANA name; `undefined` when Slack does not say. */
  readonly timeZone: string | undefined;
  readonly issue: Issue;
  readonly draft: AnnouncementDraft;
  /** What the person has decided, and the product of a call that is announced already. */
  readonly choices: Choices;
  /** Set when this call has been announced: then the preview offers to update the posts. */
  readonly announced: AnnouncedCall | undefined;
  /** Where it is announced, or would be. */
  readonly channels: readonly PreviewedChannel[];
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

  const { actor, timeZone, issue } = opened;
  const announced = await findAnnounced(services, issue);
  const choices = announced ? { ...request.choices, product: announced.call.product } : request.choices;
  const drafted = await draftOf(services, issue, choices, request.slackId);
  if (drafted.kind === 'refused') return drafted;

  const { draft } = drafted;
  const channels = await previewChannels(services, draft.product, announced);
  return {
    kind: 'preview',
    actor,
    timeZone,
    issue,
    draft,
    choices,
    announced,
    channels,
    fingerprint: fingerprintOf(services, draft),
  };
}

type Drafted = { readonly kind: 'drafted'; readonly draft: AnnouncementDraft };

/** Reads the issue's text as an announcement, with the people in it as they are known now. */
export async function draftOf(
  services: Services,
  issue: Issue,
  choices: Choices,
  asker: Asker,
): Promise<Drafted | Refused> {
  const reading = await services.runbooks.review(issue.description, asker);
  if (reading.kind !== 'read') return refuse(notRead(reading));
  const faces = await findFaces(services, attendeeNames(reading.overview));
  return { kind: 'drafted', draft: draftAnnouncement(issue, reading, faces, choices, services.clock()) };
}

/**
 * Whether nothing stands in the way of posting: all is chosen, no error is left, the runbook is confidential, and so are the
 * channels.
 */
export function isPostable(preview: AnnouncementPreview): boolean {
  const { draft, issue, channels } = preview;
  if (channels.some(({ problem }) => problem !== undefined)) return false;
  const hasErrors = draft.problems.some((problem) => problem.severity === 'error');
  return issue.confidential && !hasErrors && draft.time !== undefined && draft.product !== undefined;
}

/**
 * Covers what the person read, not what they chose: choices travel with the submit. The labels decide in which channel
 * the call is announced, so another label is another text.
 */
function fingerprintOf(services: Services, draft: AnnouncementDraft): string {
  return services.fingerprint(JSON.stringify([draft.fields, draft.schedule, draft.problems, draft.labelledProduct]));
}
