import type { AnnouncedCall } from '../../../src/application/announced-call.js';
import type { AnnouncementPreview } from '../../../src/application/preview-announcement.js';
import type { PreviewedChannel } from '../../../src/application/preview-channels.js';
import type { Audience, Call } from '../../../src/domain/call/call.js';
import type { Channels } from '../../../src/domain/call/channels.js';
import { type Choices, draftAnnouncement } from '../../../src/domain/call/draft-announcement.js';
import type { Issue } from '../../../src/domain/call/issue.js';
import type { Job, JobPayload } from '../../../src/domain/call/job.js';
import { attendeeNames } from '../../../src/domain/call/read-safe-fields.js';
import { nothingRecorded } from '../../../src/domain/call/recording.js';
import { reviewRunbook } from '../../../src/domain/runbook/review-runbook.js';
import { anIssue } from '../../support/an-issue.js';
import { aChannel } from '../../support/fakes/fake-channel-directory.js';
import { fixture } from '../../support/fixture.js';

export const channels: Channels = {
  support: { 'gitlab-com': '#support_gitlab-com', 'self-managed': '#support_self-managed' },
  managers: '#support_manager',
};

/** Who the sample's people are in Slack. */
const faces = new Map([
  ['@john_doe', 'U0JOHN'],
  ['John Doe', 'U0JOHN'],
  ['Jane Smith', 'U0JANE'],
]);

const actor = { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' };

/** The handbook's example: its time, 23:30 PST in October, has two readings. */
export const ambiguousRunbook = fixture('stories/acme.md');
export const clearRunbook = ambiguousRunbook.replace('23:30 PST', '23:30 America/Los_Angeles');

/** A preview of an issue as Jane gets it, well before the call. */
export function samplePreview(
  issue: Partial<Issue> = {},
  choices: Partial<Choices> = {},
  announced?: AnnouncedCall,
): AnnouncementPreview {
  const whole = anIssue({ description: clearRunbook, labels: ['self-managed'], ...issue });
  const decided = { product: undefined, instant: undefined, ...choices };
  const review = reviewRunbook(whole.description);
  const draft = draftAnnouncement(whole, review, faces, decided, Date.UTC(2031, 9, 1));
  const product = announced?.call.product ?? draft.product;
  const previewed = [
    ...(product ? [aPreviewedChannel('support', channels.support[product])] : []),
    aPreviewedChannel('managers', channels.managers),
  ];
  const mayChooseContacts = true;
  const names = attendeeNames(review.overview).filter((name) => !faces.has(name));
  const contacts = names.map((name) => ({ name, chosen: undefined, lastTime: undefined }));
  return {
    kind: 'preview',
    actor,
    timeZone: 'Europe/Berlin',
    issue: whole,
    draft,
    choices: decided,
    contacts,
    mayChooseContacts,
    droppedPicks: [],
    announced,
    mayJoin: false,
    channels: previewed,
    fingerprint: 'what-jane-saw',
  };
}

/** A channel in which everything is right, unless told otherwise. */
export function aPreviewedChannel(
  audience: Audience,
  name: string,
  parts: Partial<PreviewedChannel> = {},
): PreviewedChannel {
  const info = aChannel({ name: name.slice(1) });
  return { audience, name, info, problem: undefined, ...parts };
}

/** That call after Jane has announced it. */
export function sampleStanding(parts: Partial<AnnouncedCall> = {}): AnnouncedCall {
  return { call: sampleAnnouncedCall(), posts: [], messages: [], jobs: [], ...parts };
}

export function sampleAnnouncedCall(): Call {
  const { draft } = samplePreview();
  if (!draft.time) throw new Error('The sample has no time.');
  return {
    id: 42,
    issue: { projectId: 100, iid: 12 },
    product: 'self-managed',
    time: draft.time,
    fields: draft.fields,
    recipients: [],
    plannedMinutes: undefined,
    announcedBy: actor,
    announcedAt: Date.UTC(2031, 9, 1, 9, 30),
    revision: 0,
    recording: nothingRecorded,
  };
}

/** A job of that call; pending unless told otherwise. */
export function sampleDelivery(content: JobPayload, parts: Partial<Job> = {}): Job {
  return {
    id: 1,
    subjectId: 42,
    key: `call 42 · ${content.kind}`,
    queue: 'channel managers',
    dueAt: 1_000,
    payload: content,
    prerequisites: [],
    state: 'pending',
    attempts: 0,
    firstAttemptAt: undefined,
    failure: undefined,
    ...parts,
  };
}
