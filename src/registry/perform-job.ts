import type { Call } from '../call/call.js';
import type { CallJobs, FailureCause, NewJob } from '../call/jobs/job.js';
import { noticeName } from '../call/jobs/message-names.js';
import { planFailureNotice, planNoticeUpdate } from '../call/jobs/plan-failure-notice.js';
import { noticeReaders } from '../call/people/notice-reader.js';
import { ServiceFailure } from '../call/ports/service-failure.js';
import type { AttemptResult, CallStore, ClaimedJob } from '../call/ports/store.js';
import { planUnmadeEdit } from '../call/recording/plan-recorded.js';
import { DatabaseFailure } from '../database/connection/database-failure.js';
import { createAnswerLog } from '../delivery/answer-log.js';
import { appFailures } from '../delivery/app-failures.js';
import { classifyFailure } from '../delivery/classify-failure.js';
import { isObsolete } from '../delivery/is-obsolete.js';
import { isExpired, type PostInTimeDeps, postInTime, TooLate, tooLate } from '../delivery/post-in-time.js';
import { type PostWhereAllowedDeps, postWhereAllowed } from '../delivery/post-where-allowed.js';
import { searchExpired } from '../delivery/search-expired.js';
import { watchPosting } from '../delivery/watch-posting.js';
import { sendAccessNotice } from '../features/access-notices/send-access-notice.js';
import { sendAccessReport } from '../features/access-notices/send-access-report.js';
import { type PostAnnouncementDeps, postAnnouncement } from '../features/announce/post-announcement.js';
import { type UpdateAnnouncementDeps, updateAnnouncement } from '../features/announce/update-announcement.js';
import { type PostCorrectionDeps, postCorrection } from '../features/complete/post-correction.js';
import { type PostSummaryDeps, postSummary } from '../features/complete/post-summary.js';
import { type UpdateSummaryDeps, updateSummary } from '../features/complete/update-summary.js';
import { type SendFailureNoticeDeps, sendFailureNotice } from '../features/delivery-status/send-failure-notice.js';
import { type SendResultNoticeDeps, sendResultNotice } from '../features/delivery-status/send-result-notice.js';
import { type SendDriftNoticeDeps, sendDriftNotice } from '../features/drift/send-drift-notice.js';
import { type CloseIssueDeps, closeIssue } from '../features/edit-issue/close-issue.js';
import { currentEdits } from '../features/edit-issue/current-edits.js';
import { type EditIssueDeps, editIssue } from '../features/edit-issue/edit-issue.js';
import { planPublicNotice } from '../features/edit-issue/plan-public-notice.js';
import { sendPublicNotice } from '../features/edit-issue/send-public-notice.js';
import { isWaitingForConfidentiality } from '../features/edit-issue/wait-for-confidentiality.js';
import { type WriteRecordDeps, writeRecord } from '../features/edit-issue/write-record.js';
import { type SendReminderDeps, sendReminder } from '../features/remind/send-reminder.js';
import { type PostProgressDeps, postProgress } from '../features/run/post-progress.js';
import { type PostRunPanelDeps, postRunPanel } from '../features/run/post-run-panel.js';
import { type UpdateRunMessageDeps, updateRunMessage } from '../features/run/update-run-message.js';
import { type Attempt, afterDatabaseFailure } from '../outbox/index.js';

export interface PerformDeps
  extends PostAnnouncementDeps,
    UpdateAnnouncementDeps,
    EditIssueDeps,
    WriteRecordDeps,
    SendReminderDeps,
    SendFailureNoticeDeps,
    SendDriftNoticeDeps,
    SendResultNoticeDeps,
    PostRunPanelDeps,
    PostProgressDeps,
    UpdateRunMessageDeps,
    PostSummaryDeps,
    UpdateSummaryDeps,
    PostCorrectionDeps,
    CloseIssueDeps,
    PostInTimeDeps,
    PostWhereAllowedDeps {
  readonly calls: Pick<
    CallStore,
    'call' | 'postsOf' | 'messagesOf' | 'unfinishedOf' | 'awaitedOf' | 'jobsByKey' | 'recordNoteOf'
  >;
  readonly messenger: PostAnnouncementDeps['messenger'] & UpdateAnnouncementDeps['messenger'];
  readonly gitlab: EditIssueDeps['gitlab'] & WriteRecordDeps['gitlab'] & CloseIssueDeps['gitlab'];
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
