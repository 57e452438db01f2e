import type { RunbookOverview } from '../runbook/runbook-overview.js';
import { resolveScheduledTime } from '../schedule/resolve-scheduled-time.js';
import type { ScheduleResolution } from '../schedule/scheduled-time.js';
import { findRelocated, linkToRelocated, type RelocatedRunbook } from './access/find-relocated.js';
import { type Denied, runbookAccess } from './access/runbook-access.js';
import type { Call } from './call.js';
import { type Drift, driftOf } from './drift.js';
import type { Issue } from './issue.js';
import { findSlackIds } from './people/find-slack-ids.js';
import { noticeReader } from './people/notice-reader.js';
import { background } from './ports/runbook-reader.js';
import { ServiceFailure } from './ports/service-failure.js';
import type { ReminderReader } from './ports/slack.js';
import { attendeeNames, readSafeFields } from './safe-fields/read-safe-fields.js';
import type { SafeFields } from './safe-fields/safe-fields.js';
import type { Services } from './services.js';

/** A runbook as a reminder sees it, and who watches whether it is as announced. */
export interface RemindedRunbook {
  /** From the issue if GitLab answered, else as they were stored. */
  readonly fields: SafeFields;
  /** The issue is closed, its post-call item says that the channels know how it ended, or its call was announced anew. */
  readonly isOver: boolean;
  /** How it has drifted from the call; `undefined` when GitLab did not answer. */
  readonly drift: readonly Drift[] | undefined;
  /**
   * `undefined` when GitLab did not answer. Never shown to somebody whom GitLab would not show it. The items are
   * `undefined` when nobody can read the runbook's text.
   */
  readonly source: { readonly issue: Issue; readonly openItems: readonly string[] | undefined } | undefined;
  /** Set when the issue was moved to another project. */
  readonly relocated?: RelocatedRunbook;
}

/**
 * Reads the runbook of an announced call. A reminder goes out even while GitLab is down or slow, from what is stored.
 * @param patience gives up waiting when it resolves
 */
export async function fetchRunbook(
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
  if (issue.movedToId !== undefined) return movedRunbook(services, call, issue);
  const now = services.clock();
  const reading = await services.runbooks.review(issue.description, background);
  if (reading.kind === 'busy') return storedOf(call);
  if (reading.kind === 'unreadable')
    return {
      ...storedOf(call),
      isOver: issue.state === 'closed',
      drift: driftOf(call, { issue }, now),
      source: { issue, openItems: undefined },
    };

  const { overview } = reading;
  const { header, informItems, openItems } = overview;
  const slackIdByName = await findSlackIds(services, attendeeNames(overview), call);
  const fields = readSafeFields(overview, issue, slackIdByName);
  return {
    // A runbook that has become public, or that no longer has a name, is no better than what was announced.
    fields: issue.confidential && header.name?.text ? fields : call.fields,
    isOver: issue.state === 'closed' || informItems.postCall?.state === 'done',
    drift: driftOf(call, { issue, text: { overview, schedule: scheduleOf(overview), fields } }, now),
    source: { issue, openItems },
  };
}

/**
 * The old issue is closed by the move, which says nothing of the call: its reminders go out as announced, until the new
 * issue is closed or the call is announced from there.
 */
async function movedRunbook(services: Services, call: Call, issue: Issue): Promise<RemindedRunbook> {
  const relocated = await findRelocated(services, issue);
  const { to, isAnnounced } = relocated;
  const access = to && (await runbookAccess(services, noticeReader(call), to));
  return {
    ...storedOf(call),
    isOver: isAnnounced || to?.state === 'closed',
    drift: [{ kind: 'issue-moved', to: linkToRelocated(relocated, access)?.text ?? '' }],
    source: { issue, openItems: undefined },
    relocated,
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

/** Who reads a direct message about a call, or why they are shown nothing. */
export type DirectReader = ReminderReader | Denied;

/**
 * What a person may read of a runbook in a direct message, and where they are. When GitLab does not say what they may see,
 * they read what the channels were told.
 * @param patience gives up waiting for GitLab when it resolves
 * @throws ServiceFailure when Slack does not answer
 */
export async function readerOf(
  services: Services,
  slackId: string,
  runbook: RemindedRunbook,
  patience: Promise<unknown>,
): Promise<DirectReader> {
  const { source, relocated } = runbook;
  const moved = runbook.drift?.find((each) => each.kind === 'moved');
  const hasMoved = moved !== undefined;
  if (!source) return withoutGitLab(services, slackId, { hasMoved });
  const accessTo = (issue: Issue) =>
    Promise.race([runbookAccess(services, slackId, issue).catch(silentGitLab), patience.then(() => undefined)]);
  const access = await accessTo(source.issue);
  const to = relocated && linkToRelocated(relocated, relocated.to && (await accessTo(relocated.to)));
  if (!access) return withoutGitLab(services, slackId, { hasMoved, ...(relocated ? { relocated: { to } } : {}) });
  if (access.kind === 'denied') return access;
  return {
    kind: 'person',
    access: 'granted',
    timeZone: access.timeZone,
    openItems: source.openItems,
    hasMoved,
    otherSchedule: moved?.schedule,
    ...(relocated ? { relocated: { to } } : {}),
  };
}

function silentGitLab(error: unknown): undefined {
  if (error instanceof ServiceFailure && error.service === 'GitLab') return undefined;
  throw error;
}

/** Slack alone says who belongs to the workspace. That the runbook has moved is said to the channels as well. */
async function withoutGitLab(
  { directory }: Services,
  slackId: string,
  known: Pick<ReminderReader, 'hasMoved' | 'relocated'>,
): Promise<DirectReader> {
  const user = await directory.user(slackId);
  if (user?.membership !== 'member') return { kind: 'denied', why: 'not-a-member' };
  const nothing = { openItems: undefined, otherSchedule: undefined };
  return { kind: 'person', access: 'unknown', timeZone: user.timeZone, ...known, ...nothing };
}
