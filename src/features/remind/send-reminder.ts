import type { Denied } from '../../call/access/runbook-access.js';
import type { Call } from '../../call/call.js';
import type { DirectReader, RemindedRunbook } from '../../call/fetch-runbook.js';
import type { JobFailure, JobPayload } from '../../call/jobs/job.js';
import { channelsMayJoin, type MeetingLinkReaders } from '../../call/meeting-link.js';
import type { ChannelDirectory } from '../../call/ports/channels.js';
import type { Destination, Messenger, Reminder } from '../../call/ports/slack.js';
import type { AttemptResult, CallStore, ClaimedJob } from '../../call/ports/store.js';
import { followingMorning } from '../../call/reminders/following-morning.js';
import { isInPolicy } from '../../call/reminders/is-in-policy.js';
import type { ReminderPolicy } from '../../call/reminders/reminder-policy.js';
import { findPost } from '../../delivery/find-post.js';
import { postOnce } from '../../delivery/post-once.js';
import { withhold } from '../../delivery/withhold.js';
import type { StartGate } from '../../outbox/index.js';

export interface SendReminderDeps {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
  /** The runbook as it is now, as far as GitLab tells in time. */
  readonly fetchRunbook: (call: Call) => Promise<RemindedRunbook>;
  /** What of it a person may read, and where they are. */
  readonly readerOf: (slackId: string, runbook: RemindedRunbook) => Promise<DirectReader>;
  readonly channelDirectory: ChannelDirectory;
  readonly startGate: Pick<StartGate, 'until'>;
  readonly meetingLink: MeetingLinkReaders;
  readonly reminderPlan: ReminderPlan;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The settings in force, by which reminders are planned. */
export interface ReminderPlan {
  readonly policy: ReminderPolicy;
  readonly policyId: string;
  /** Whether this process is still planning calls anew that were planned with other settings. */
  readonly isReplanning: () => boolean;
}

/** How long a reminder waits for its call to be planned anew before it asks again, in milliseconds. */
const untilPlanned = 1_000;

type ReminderContent = Extract<JobPayload, { kind: 'reminder' }>;

/**
 * Reminds a person in words made of what is true now, and the channels in those that were announced: what the runbook says
 * since, nobody has previewed. A reminder of another start than the call now has, or of a call that is completed, or over
 * and reported by other means, is pointless. So is one to a person whom GitLab does not show the runbook, and one that the
 * settings do not have any more.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendReminder(
  parts: SendReminderDeps,
  job: ClaimedJob,
  content: ReminderContent,
  call: Call,
): Promise<AttemptResult> {
  if (content.instant !== call.time.instant || call.recording.completion) return { kind: 'obsolete' };
  const unplanned = whatPlanSays(parts, call, content);
  if (unplanned) return unplanned;
  const runbook = await parts.fetchRunbook(call);
  if (runbook.isOver) return { kind: 'obsolete' };

  const addressed = await address(parts, content, runbook, call);
  if (addressed.kind === 'denied') return withholdReminder(parts, content, addressed, runbook, call);
  await parts.startGate.until(job.startAt);
  const now = parts.clock();
  const reminder: Reminder = {
    call: { ...call, fields: withRunbookOf(addressed.reader, fieldsFor(addressed.reader, runbook, call)) },
    occasion: content.occasion,
    now,
    reader: addressed.reader,
  };
  await postOnce(parts.messenger, job, addressed.destination, { kind: 'reminder', reminder });
  // Where the runbook was moved, the call cannot be completed any more: its reader has been told that this was the last.
  return { kind: 'completed', followUps: runbook.relocated ? [] : followingMorning(call, content, now) };
}

/**
 * What becomes of a reminder that may not be meant any more; `undefined` when it is. It may have been under way when its call
 * was planned anew. A call that was planned with other settings is planned anew at the start; where another replica has
 * other settings, it is left to those it was planned with.
 */
function whatPlanSays(
  { reminderPlan, clock }: Pick<SendReminderDeps, 'reminderPlan' | 'clock'>,
  call: Call,
  content: ReminderContent,
): AttemptResult | undefined {
  const { policy, policyId, isReplanning } = reminderPlan;
  if (call.reminderPolicyId === policyId) return isInPolicy(policy, call, content) ? undefined : { kind: 'obsolete' };
  if (!isReplanning()) return undefined;
  return { kind: 'retry', dueAt: clock() + untilPlanned, failure: notPlannedYet, hadNoEffect: true };
}

const notPlannedYet: JobFailure = {
  service: 'app',
  code: 'planning-reminders',
  message: 'The app is planning the reminders for its new settings.',
};

/** Who may see the runbook reads what it says now, everybody else what was announced. */
function fieldsFor(reader: Reminder['reader'], runbook: RemindedRunbook, call: Call): Call['fields'] {
  return reader.kind === 'person' && reader.access === 'granted' ? runbook.fields : call.fields;
}

/** Nobody is sent to what a moved issue has left behind. */
function withRunbookOf({ relocated }: Reminder['reader'], fields: Call['fields']): Call['fields'] {
  if (!relocated) return fields;
  return { ...fields, runbook: relocated.to ?? { text: fields.runbook.text, url: undefined } };
}

/** The mornings go on: somebody may give the DRI access again. */
async function withholdReminder(
  parts: SendReminderDeps,
  content: ReminderContent,
  denied: Withheld,
  runbook: RemindedRunbook,
  call: Call,
): Promise<AttemptResult> {
  const { clock } = parts;
  const ask = (slackId: string) => parts.readerOf(slackId, runbook);
  const { kind, followUps = [] } = await withhold({ ask, clock }, call, denied.slackId, denied);
  return { kind, followUps: [...followUps, ...followingMorning(call, content, clock())] };
}

interface Withheld extends Denied {
  readonly slackId: string;
}

interface Addressed {
  readonly kind: 'addressed';
  readonly destination: Destination;
  readonly reader: Reminder['reader'];
}

async function address(
  parts: SendReminderDeps,
  { to }: ReminderContent,
  runbook: RemindedRunbook,
  call: Call,
): Promise<Addressed | Withheld> {
  if (to.kind === 'audience') {
    const under = await findPost(parts.calls, call, to.audience);
    // Looked up now, so that the post at its time does not wait for it; what is wrong then is said by the post.
    await parts.channelDirectory.channel(under.channelId).catch(() => undefined);
    const mayJoin = channelsMayJoin(parts.meetingLink, call, parts.clock());
    const hasMoved = runbook.drift?.some(({ kind }) => kind === 'moved') ?? false;
    return {
      kind: 'addressed',
      destination: { kind: 'thread', under },
      reader: { kind: 'channel', hasMoved, mayJoin, ...(runbook.relocated ? { relocated: { to: undefined } } : {}) },
    };
  }
  const reader = await parts.readerOf(to.slackId, runbook);
  const { slackId } = to;
  if (reader.kind === 'denied') return { ...reader, slackId };
  return { kind: 'addressed', destination: { kind: 'person', slackId }, reader };
}
