import type { Audience, Call } from '../../../src/call/call.js';
import type { CallStatus } from '../../../src/call/call-status.js';
import type { Channels } from '../../../src/call/channels.js';
import type { Issue } from '../../../src/call/issue.js';
import type { Job, JobPayload } from '../../../src/call/jobs/job.js';
import { nothingRecorded } from '../../../src/call/recording/recording.js';
import { attendeeNames } from '../../../src/call/safe-fields/read-safe-fields.js';
import { type Choices, draftAnnouncement } from '../../../src/features/announce/draft-announcement.js';
import type { AnnouncementPreview } from '../../../src/features/announce/preview-announcement.js';
import type { PreviewedChannel } from '../../../src/features/announce/preview-channels.js';
import { reviewRunbook } from '../../../src/runbook/review-runbook.js';
import { anIssue } from '../an-issue.js';
import { aChannel } from '../fakes/fake-channel-directory.js';
import { fixture } from '../fixture.js';

export const channels: Channels = {
  support: { 'gitlab-com': '#support_gitlab-com', 'self-managed': '#support_self-managed' },
  managers: '#support_manager',
};

/** Who the sample's people are in Slack. */
const slackIdByName = new Map([
  ['@john_doe', 'U0JOHN'],
  ['John Doe', 'U0JOHN'],
  ['Jane Smith', 'U0JANE'],
]);

const actor = { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' };

/** The handbook's example: its time, 23:30 PST in October, has two readings. */
export const ambiguousRunbook = fixture('calls/acme.md');
export const clearRunbook = ambiguousRunbook.replace('23:30 PST', '23:30 America/Los_Angeles');

/** A preview of an issue as Jane gets it, well before the call. */
export function samplePreview(
  issue: Partial<Issue> = {},
  choices: Partial<Choices> = {},
  announced?: CallStatus,
): AnnouncementPreview {
  const whole = anIssue({ description: clearRunbook, labels: ['self-managed'], ...issue });
  const decided = { product: undefined, instant: undefined, ...choices };
  const review = reviewRunbook(whole.description);
  const draft = draftAnnouncement(whole, review, slackIdByName, decided, Date.UTC(2031, 9, 1));
  const product = announced?.call.product ?? draft.product;
  const previewed = [
    ...(product ? [aPreviewedChannel('support', channels.support[product])] : []),
    aPreviewedChannel('managers', channels.managers),
  ];
  const mayChooseContacts = true;
  const names = attendeeNames(review.overview).filter((name) => !slackIdByName.has(name));
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
export function sampleStatus(parts: Partial<CallStatus> = {}): CallStatus {
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
