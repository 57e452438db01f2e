import type { AttemptResult, CallStore, ClaimedJob } from '../application/ports/store.js';
import { ServiceFailure } from '../application/service-failure.js';
import { DatabaseFailure } from '../database/database-failure.js';
import type { Call } from '../domain/call/call.js';
import type { CallJobs, FailureCause, NewJob } from '../domain/call/job.js';
import { noticeName } from '../domain/call/message-names.js';
import { noticeReaders } from '../domain/call/notice-reader.js';
import { planFailureNotice, planNoticeUpdate } from '../domain/call/plan-failure-notice.js';
import { planPublicNotice } from '../domain/call/plan-public-notice.js';
import { planUnmadeEdit } from '../domain/call/plan-run.js';
import { type Attempt, afterDatabaseFailure } from '../outbox/index.js';
import { createAnswerLog } from './answer-log.js';
import { appFailures } from './app-failures.js';
import { classifyFailure } from './classify-failure.js';
import { type CloseIssueParts, closeIssue } from './close-issue.js';
import { currentEdits } from './current-edits.js';
import { type EditIssueParts, editIssue } from './edit-issue.js';
import { isObsolete } from './is-obsolete.js';
import { type PostAnnouncementParts, postAnnouncement } from './post-announcement.js';
import { type PostCorrectionParts, postCorrection } from './post-correction.js';
import { isExpired, type PostInTimeParts, postInTime, TooLate, tooLate } from './post-in-time.js';
import { type PostProgressParts, postProgress } from './post-progress.js';
import { type PostRunPanelParts, postRunPanel } from './post-run-panel.js';
import { type PostSummaryParts, postSummary } from './post-summary.js';
import { type PostWhereAllowedParts, postWhereAllowed } from './post-where-allowed.js';
import { searchExpired } from './search-expired.js';
import { sendAccessNotice } from './send-access-notice.js';
import { sendAccessReport } from './send-access-report.js';
import { type SendDriftNoticeParts, sendDriftNotice } from './send-drift-notice.js';
import { type SendFailureNoticeParts, sendFailureNotice } from './send-failure-notice.js';
import { sendPublicNotice } from './send-public-notice.js';
import { type SendReminderParts, sendReminder } from './send-reminder.js';
import { type SendResultNoticeParts, sendResultNotice } from './send-result-notice.js';
import { type UpdateAnnouncementParts, updateAnnouncement } from './update-announcement.js';
import { type UpdateRunMessageParts, updateRunMessage } from './update-run-message.js';
import { type UpdateSummaryParts, updateSummary } from './update-summary.js';
import { isWaitingForConfidentiality } from './wait-for-confidentiality.js';
import { watchPosting } from './watch-posting.js';
import { type WriteRecordParts, writeRecord } from './write-record.js';

export interface PerformDeps
  extends PostAnnouncementParts,
    UpdateAnnouncementParts,
    EditIssueParts,
    WriteRecordParts,
    SendReminderParts,
    SendFailureNoticeParts,
    SendDriftNoticeParts,
    SendResultNoticeParts,
    PostRunPanelParts,
    PostProgressParts,
    UpdateRunMessageParts,
    PostSummaryParts,
    UpdateSummaryParts,
    PostCorrectionParts,
    CloseIssueParts,
    PostInTimeParts,
    PostWhereAllowedParts {
  readonly calls: Pick<
    CallStore,
    'call' | 'postsOf' | 'messagesOf' | 'unfinishedOf' | 'awaitedOf' | 'jobsByKey' | 'recordNoteOf'
  >;
  readonly messenger: PostAnnouncementParts['messenger'] & UpdateAnnouncementParts['messenger'];
  readonly gitlab: EditIssueParts['gitlab'] & WriteRecordParts['gitlab'] & CloseIssueParts['gitlab'];
  /** A number from 0 up to 1, as `Math.random` gives it. */
  readonly random: () => number;
}

/**
 * Makes what the dispatcher calls for every claimed job: does what the payload says, with the call as it is now,
 * and turns a failure of a service or of the database into what follows from it. Anything else that is thrown is a bug.
 */
export function createPerformJob(parts: PerformDeps): (job: ClaimedJob) => Promise<AttemptResult> {
  const answers = createAnswerLog();
  return async (job) => {
    const { attempts, firstAttemptAt, payload } = job;
    const hasAnsweredOthers = (from: number, to: number) => answers.hasAnswered(payload.kind, from, to);
    const attempt = (): Attempt => ({
      ...{ attempts, firstAttemptAt, hasAnsweredOthers },
      ...{ now: parts.clock(), random: parts.random },
    });
    const { messenger: posting, mayHavePosted } = watchPosting(postInTime(parts.messenger, parts, job));
    const messenger = postWhereAllowed(posting, parts, job.subjectId);
    // A reminder waits itself, because what it says is read before its time.
    if (payload.kind !== 'reminder') await parts.startGate.until(job.startAt);
    const call = await parts.calls.call(job.subjectId);
    const work = () =>
      isExpired(job, parts.clock())
        ? searchExpired(parts, job, call)
        : perform({ ...parts, messenger }, job, call, attempt);
    const result = await resultOf(work, attempt, mayHavePosted);
    if (result.kind === 'completed') answers.note(payload.kind, parts.clock());
    const final = isObsolete(payload, result) ? ({ kind: 'obsolete' } as const) : result;
    return withFollowUps(parts.calls, final, call, job, parts.clock());
  };
}

/** Whoever can help is told of a failure, and what shows an edit that was not made is updated. */
async function withFollowUps(
  calls: Pick<CallStore, 'messagesOf'>,
  result: AttemptResult,
  call: Call,
  job: ClaimedJob,
  now: number,
): Promise<AttemptResult> {
  if (result.kind === 'retry')
    return isWaitingForConfidentiality(result) ? { ...result, followUps: planPublicNotice(call, job, now) } : result;
  const isUnmade = result.kind === 'failed' ? job.payload.kind === 'issue-edit' : 'notMade' in result;
  const followUps = [
    ...(result.followUps ?? []),
    ...(result.kind === 'failed' ? planFailureNotice(call, job, result.failure, now) : []),
    ...(isUnmade ? planUnmadeEdit(call, now) : []),
    ...(await planRetried(calls, result, call, job, now)),
  ];
  return followUps.length === 0 ? result : { ...result, followUps };
}

/** A notice that told of this job says one less, now that it does not fail for that cause any more. */
async function planRetried(
  calls: Pick<CallStore, 'messagesOf'>,
  result: AttemptResult,
  call: Call,
  job: ClaimedJob,
  now: number,
): Promise<readonly NewJob[]> {
  const { failure } = job;
  if (!failure || (result.kind === 'failed' && isSameCause(result.failure, failure))) return [];
  const names = noticeReaders(call).map((slackId) => noticeName(failure, slackId));
  const messages = await calls.messagesOf(call.id);
  return messages.some(({ name }) => names.includes(name)) ? planNoticeUpdate(call, job, failure, now) : [];
}

function isSameCause(a: FailureCause, b: FailureCause): boolean {
  return a.service === b.service && a.code === b.code;
}

async function resultOf(
  work: () => Promise<AttemptResult>,
  attempt: () => Attempt,
  mayHavePosted: () => boolean,
): Promise<AttemptResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceFailure) return classifyFailure(error, attempt(), mayHavePosted());
    if (error instanceof TooLate) return tooLate(error, attempt().now);
    if (error instanceof DatabaseFailure)
      return afterDatabaseFailure<CallJobs>(appFailures.database, attempt().now, !mayHavePosted());
    throw error;
  }
}

function perform(parts: PerformDeps, job: ClaimedJob, call: Call, attempt: () => Attempt): Promise<AttemptResult> {
  const { payload } = job;
  switch (payload.kind) {
    case 'announcement':
      return postAnnouncement(parts, job, call, payload.audience);
    case 'announcement-update':
    case 'meeting-link-removal':
      return updateAnnouncement(parts, call, payload.audience);
    case 'issue-edit':
      return editIssue(parts, call.issue, currentEdits(call, payload.edits), attempt);
    case 'record':
      return writeRecord(parts, job, call);
    case 'reminder':
      return sendReminder(parts, job, payload, call);
    case 'failure-notice':
      return sendFailureNotice(parts, job, payload, call);
    case 'drift-notice':
      return sendDriftNotice(parts, job, payload, call);
    case 'public-notice':
      return sendPublicNotice(parts, job, call);
    case 'access-notice':
      return sendAccessNotice(parts, job, payload, call);
    case 'access-report':
      return sendAccessReport(parts, job, payload, call);
    case 'result-notice':
      return sendResultNotice(parts, job, payload, call);
    case 'run-panel':
      return postRunPanel(parts, job, payload, call);
    case 'progress':
      return postProgress(parts, job, payload, call);
    case 'run-panel-update':
    case 'progress-update':
      return updateRunMessage(parts, job, payload, call);
    case 'summary':
      return postSummary(parts, job, call, payload.audience);
    case 'summary-update':
      return updateSummary(parts, call, payload.audience);
    case 'correction':
      return postCorrection(parts, job, payload, call);
    case 'close-issue':
      return closeIssue(parts, call.issue, parts.clock());
  }
}
