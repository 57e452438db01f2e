import type { Call } from '../domain/call/call.js';
import { type Drift, driftOf } from '../domain/call/drift.js';
import type { Issue } from '../domain/call/issue.js';
import { attendeeNames, readSafeFields } from '../domain/call/read-safe-fields.js';
import type { SafeFields } from '../domain/call/safe-fields.js';
import type { RunbookOverview } from '../domain/runbook/runbook-overview.js';
import { resolveScheduledTime } from '../domain/schedule/resolve-scheduled-time.js';
import type { ScheduleResolution } from '../domain/schedule/scheduled-time.js';
import { findFaces } from './find-faces.js';
import { maySee } from './may-see.js';
import type { ReminderReader } from './ports/slack.js';
import type { Services } from './services.js';

/** A runbook as a reminder sees it, and who watches whether it is as announced. */
export interface RemindedRunbook {
  /** From the issue if GitLab answered, else as they were stored. */
  readonly fields: SafeFields;
  /** The issue is closed, or its post-call item says that the channels know how it ended. */
  readonly isOver: boolean;
  /** How it has drifted from the call; `undefined` when GitLab did not answer. */
  readonly drift: readonly Drift[] | undefined;
  /** `undefined` when GitLab did not answer. Never shown to somebody whom GitLab would not show it. */
  readonly source: { readonly issue: Issue; readonly openItems: readonly string[] } | undefined;
}

/**
 * Reads the runbook of an announced call. A reminder goes out even while GitLab is down or slow, from what is stored.
 * @param patience gives up waiting when it resolves
 */
export async function lookAtRunbook(
  services: Services,
  call: Call,
  patience: Promise<unknown>,
): Promise<RemindedRunbook> {
  const stored = storedOf(call);
  return Promise.race([readRunbook(services, call).catch(() => stored), patience.then(() => stored)]);
}

/** What is known of a runbook without its issue. */
function storedOf(call: Call): RemindedRunbook {
  return { fields: call.fields, isOver: false, drift: undefined, source: undefined };
}

async function readRunbook(services: Services, call: Call): Promise<RemindedRunbook> {
  const issue = await services.gitlab.readIssue({ project: call.issue.projectId, iid: call.issue.iid });
  if (!issue) return { ...storedOf(call), drift: [{ kind: 'gone' }] };
  const now = services.clock();
  const reading = await services.runbooks.review(issue.description);
  if (reading.kind === 'unreadable')
    return { ...storedOf(call), isOver: issue.state === 'closed', drift: driftOf(call, { issue }, now) };

  const { overview } = reading;
  const { header, informItems, openItems } = overview;
  const faces = await findFaces(services, attendeeNames(overview));
  const fields = readSafeFields(overview, issue, faces);
  return {
    // A runbook that has become public, or that no longer has a name, is no better than what was announced.
    fields: issue.confidential && header.name?.text ? fields : call.fields,
    isOver: issue.state === 'closed' || informItems.postCall?.state === 'done',
    drift: driftOf(call, { issue, text: { overview, schedule: scheduleOf(overview), fields } }, now),
    source: { issue, openItems },
  };
}

/** Goes with the review that it was read from, which all looks at an unchanged runbook share. */
const schedules = new WeakMap<RunbookOverview, ScheduleResolution>();

function scheduleOf(overview: RunbookOverview): ScheduleResolution {
  const known = schedules.get(overview);
  if (known) return known;
  const schedule = resolveScheduledTime(overview.header.scheduleAt?.text ?? '');
  schedules.set(overview, schedule);
  return schedule;
}

/** What a person may read of a runbook in a reminder, and where they are; `undefined` for who is no member any more. */
export async function readerOf(
  services: Services,
  slackId: string,
  runbook: RemindedRunbook,
): Promise<ReminderReader | undefined> {
  const user = await services.directory.user(slackId);
  if (user?.membership !== 'member') return undefined;
  const { source } = runbook;
  // When GitLab does not say, the reminder goes out without what might not be theirs to see.
  const isTheirs = source ? await maySee(services, slackId, source.issue).catch(() => false) : false;
  const moved = runbook.drift?.find((each) => each.kind === 'moved');
  return {
    kind: 'person',
    timeZone: user.timeZone,
    openItems: isTheirs ? source?.openItems : undefined,
    hasMoved: moved !== undefined,
    otherSchedule: isTheirs ? moved?.schedule : undefined,
  };
}
