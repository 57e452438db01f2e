import { type Opened, openRunbook, type RunbookRequest } from '../../call/access/open-runbook.js';
import { notRead, type Refused, refuse } from '../../call/access/refusal.js';
import { type CallStatus, findCallStatus } from '../../call/call-status.js';
import type { Issue } from '../../call/issue.js';
import { channelsMayJoin } from '../../call/meeting-link.js';
import type { Actor } from '../../call/people/actor.js';
import { findKnown, findSlackIds } from '../../call/people/find-slack-ids.js';
import { attendeeNames, type SlackIdByName } from '../../call/safe-fields/read-safe-fields.js';
import type { Services } from '../../call/services.js';
import { askAboutContacts, type ContactQuestion, matchPicks, type Picked } from './ask-about-contacts.js';
import { type AnnouncementDraft, type Choices, draftAnnouncement } from './draft-announcement.js';
import { type PreviewedChannel, previewChannels } from './preview-channels.js';

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
  /** The DRI and the contacts whom the people file does not know, with who they are said to be. */
  readonly contacts: readonly ContactQuestion[];
  /** Whether this person may say who they are. */
  readonly mayChooseContacts: boolean;
  /** The names for which they had picked somebody, and which the runbook does not have any more. */
  readonly droppedPicks: readonly string[];
  /** Set when this call has been announced: then the preview offers to update the posts. */
  readonly announced: CallStatus | undefined;
  /** Whether the posts would show how to join. */
  readonly mayJoin: boolean;
  /** Where it is announced, or would be. */
  readonly channels: readonly PreviewedChannel[];
  /** Stands for what the issue said; a submit that brings another one back was made on a text that has changed. */
  readonly fingerprint: string;
}

export interface PreviewRequest extends RunbookRequest {
  readonly choices: Choices;
  /** Who they say that the people are whom `contacts` asks about; left out while nobody has been asked. */
  readonly picked?: Picked;
}

/** Shows what announcing would post. Changes nothing. A runbook that is not confidential is previewed, but see `isPostable`. */
export async function previewAnnouncement(
  services: Services,
  request: PreviewRequest,
): Promise<AnnouncementPreview | Refused> {
  const opened = await openRunbook(services, request);
  if (opened.kind === 'refused') return opened;

  const { actor, timeZone, issue } = opened;
  const announced = await findCallStatus(services, issue);
  const choices = announced ? { ...request.choices, product: announced.call.product } : request.choices;
  const reading = await services.runbooks.review(issue.description, request.slackId);
  if (reading.kind !== 'read') return refuse(notRead(reading));

  const names = attendeeNames(reading.overview);
  const [known, before] = await Promise.all([
    findKnown(services, names),
    findSlackIds(services, names, announced?.call),
  ]);
  const draftWith = (slackIdByName: SlackIdByName) =>
    draftAnnouncement(issue, reading, slackIdByName, choices, services.clock());
  const fingerprint = fingerprintOf(services, draftWith(before));
  const asked = names.filter((name) => !known.has(name));
  const { picks, dropped } = matchPicks(picksOf(request, opened), names);
  const contacts = await askAboutContacts(services, {
    projectId: issue.projectId,
    names: asked,
    chosen: before,
    picked: picks,
    mayPropose: opened.mayPlan,
  });
  const draft = draftWith(withContacts(known, contacts));
  return {
    kind: 'preview',
    actor,
    timeZone,
    issue,
    draft,
    choices,
    contacts,
    mayChooseContacts: opened.mayPlan,
    droppedPicks: dropped,
    announced,
    mayJoin: channelsMayJoin(
      services.meetingLink,
      { ...draft, recording: announced?.call.recording },
      services.clock(),
    ),
    channels: await previewChannels(services, draft.product, announced),
    fingerprint,
  };
}

/** Who may not choose has not picked. */
function picksOf({ picked }: PreviewRequest, { mayPlan }: Opened): Picked {
  return mayPlan && picked ? picked : new Map();
}

function withContacts(known: SlackIdByName, contacts: readonly ContactQuestion[]): SlackIdByName {
  const chosen = contacts.flatMap(({ name, chosen }) => (chosen ? [[name, chosen] as const] : []));
  return new Map([...known, ...chosen]);
}

/**
 * Whether nothing stands in the way of posting: all is chosen, no error is left, the runbook is confidential, and so are the
 * channels.
 */
export function isPostable(preview: AnnouncementPreview): boolean {
  const { draft, issue, channels, announced } = preview;
  if (channels.some(({ problem }) => problem !== undefined)) return false;
  if (!announced && draft.itemQuestion && draft.itemQuestion.answer === undefined) return false;
  const hasErrors = draft.problems.some((problem) => problem.severity === 'error');
  return issue.confidential && !hasErrors && draft.time !== undefined && draft.product !== undefined;
}

/**
 * Covers what the person read, not what they chose: choices travel with the submit. The labels decide in which channel
 * the call is announced, so another label is another text.
 */
function fingerprintOf(services: Services, draft: AnnouncementDraft): string {
  const { fields, schedule, problems, labelledProduct, itemQuestion } = draft;
  const items = itemQuestion?.candidates.map(({ position, text }) => [position, text]);
  return services.fingerprint(JSON.stringify([fields, schedule, problems, labelledProduct, items]));
}
