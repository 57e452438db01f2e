import type { AttemptOutcome, CallStore, ClaimedDelivery } from '../application/ports/store.js';
import { ServiceFailure } from '../application/service-failure.js';
import { DatabaseFailure } from '../database/database-failure.js';
import type { Call } from '../domain/call/call.js';
import type { FailureCause, PlannedDelivery } from '../domain/call/delivery.js';
import { noticeName } from '../domain/call/message-names.js';
import { noticeReaders } from '../domain/call/notice-reader.js';
import { planFailureNotice, planNoticeUpdate } from '../domain/call/plan-failure-notice.js';
import { planPublicNotice } from '../domain/call/plan-public-notice.js';
import { planUnmadeEdit } from '../domain/call/plan-run.js';
import { createAnswerLog } from './answer-log.js';
import type { Attempt } from './back-off.js';
import { classifyFailure } from './classify-failure.js';
import { type CloseIssueParts, closeIssue } from './close-issue.js';
import { currentEdits } from './current-edits.js';
import { databaseFailed } from './database-failed.js';
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

export interface CarryOutParts
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
    'call' | 'postsOf' | 'messagesOf' | 'unfinishedOf' | 'awaitedOf' | 'deliveriesNamed' | 'recordNoteOf'
  >;
  readonly messenger: PostAnnouncementParts['messenger'] & UpdateAnnouncementParts['messenger'];
  readonly gitlab: EditIssueParts['gitlab'] & WriteRecordParts['gitlab'] & CloseIssueParts['gitlab'];
  /** A number from 0 up to 1, as `Math.random` gives it. */
  readonly random: () => number;
}

/**
 * Makes what the dispatcher calls for every claimed delivery: does what the content says, with the call as it is now,
 * and turns a failure of a service or of the database into what follows from it. Anything else that is thrown is a bug.
 */
export function createCarryOut(parts: CarryOutParts): (delivery: ClaimedDelivery) => Promise<AttemptOutcome> {
  const answers = createAnswerLog();
  return async (delivery) => {
    const { attempts, firstAttemptAt, content } = delivery;
    const hasAnsweredOthers = (from: number, to: number) => answers.hasAnswered(content.kind, from, to);
    const attempt = (): Attempt => ({
      ...{ attempts, firstAttemptAt, hasAnsweredOthers },
      ...{ now: parts.clock(), random: parts.random },
    });
    const { messenger: posting, mayHavePosted } = watchPosting(postInTime(parts.messenger, parts, delivery));
    const messenger = postWhereAllowed(posting, parts, delivery.callId);
    // A reminder waits itself, because what it says is read before its time.
    if (content.kind !== 'reminder') await parts.hold.until(delivery.beginAt);
    const call = await parts.calls.call(delivery.callId);
    const work = () =>
      isExpired(delivery, parts.clock())
        ? searchExpired(parts, delivery, call)
        : carryOut({ ...parts, messenger }, delivery, call, attempt);
    const outcome = await outcomeOf(work, attempt, mayHavePosted);
    if (outcome.kind === 'sent') answers.note(content.kind, parts.clock());
    const result = isObsolete(content, outcome) ? ({ kind: 'pointless' } as const) : outcome;
    return withFollowUps(parts.calls, result, call, delivery, parts.clock());
  };
}

/** Whoever can help is told of a failure, and what shows an edit that was not made is updated. */
async function withFollowUps(
  calls: Pick<CallStore, 'messagesOf'>,
  outcome: AttemptOutcome,
  call: Call,
  delivery: ClaimedDelivery,
  now: number,
): Promise<AttemptOutcome> {
  if (outcome.kind === 'later')
    return isWaitingForConfidentiality(outcome)
      ? { ...outcome, followUps: planPublicNotice(call, delivery, now) }
      : outcome;
  const isUnmade = outcome.kind === 'failed' ? delivery.content.kind === 'issue-edit' : 'notMade' in outcome;
  const followUps = [
    ...(outcome.followUps ?? []),
    ...(outcome.kind === 'failed' ? planFailureNotice(call, delivery, outcome.failure, now) : []),
    ...(isUnmade ? planUnmadeEdit(call, now) : []),
    ...(await planRetried(calls, outcome, call, delivery, now)),
  ];
  return followUps.length === 0 ? outcome : { ...outcome, followUps };
}

/** A notice that told of this delivery says one less, now that it does not fail for that cause any more. */
async function planRetried(
  calls: Pick<CallStore, 'messagesOf'>,
  outcome: AttemptOutcome,
  call: Call,
  delivery: ClaimedDelivery,
  now: number,
): Promise<readonly PlannedDelivery[]> {
  const { failure } = delivery;
  if (!failure || (outcome.kind === 'failed' && isSameCause(outcome.failure, failure))) return [];
  const names = noticeReaders(call).map((slackId) => noticeName(failure, slackId));
  const messages = await calls.messagesOf(call.id);
  return messages.some(({ name }) => names.includes(name)) ? planNoticeUpdate(call, delivery, failure, now) : [];
}

function isSameCause(a: FailureCause, b: FailureCause): boolean {
  return a.service === b.service && a.code === b.code;
}

async function outcomeOf(
  work: () => Promise<AttemptOutcome>,
  attempt: () => Attempt,
  mayHavePosted: () => boolean,
): Promise<AttemptOutcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceFailure) return classifyFailure(error, attempt(), mayHavePosted());
    if (error instanceof TooLate) return tooLate(error, attempt().now);
    if (error instanceof DatabaseFailure) return databaseFailed(attempt().now, !mayHavePosted());
    throw error;
  }
}

function carryOut(
  parts: CarryOutParts,
  delivery: ClaimedDelivery,
  call: Call,
  attempt: () => Attempt,
): Promise<AttemptOutcome> {
  const { content } = delivery;
  switch (content.kind) {
    case 'announcement':
      return postAnnouncement(parts, delivery, call, content.audience);
    case 'announcement-update':
    case 'meeting-link-removal':
      return updateAnnouncement(parts, call, content.audience);
    case 'issue-edit':
      return editIssue(parts, call.issue, currentEdits(call, content.edits), attempt);
    case 'record':
      return writeRecord(parts, delivery, call);
    case 'reminder':
      return sendReminder(parts, delivery, content, call);
    case 'failure-notice':
      return sendFailureNotice(parts, delivery, content, call);
    case 'drift-notice':
      return sendDriftNotice(parts, delivery, content, call);
    case 'public-notice':
      return sendPublicNotice(parts, delivery, call);
    case 'access-notice':
      return sendAccessNotice(parts, delivery, content, call);
    case 'access-report':
      return sendAccessReport(parts, delivery, content, call);
    case 'result-notice':
      return sendResultNotice(parts, delivery, content, call);
    case 'run-panel':
      return postRunPanel(parts, delivery, content, call);
    case 'progress':
      return postProgress(parts, delivery, content, call);
    case 'run-panel-update':
    case 'progress-update':
      return updateRunMessage(parts, content, call);
    case 'summary':
      return postSummary(parts, delivery, call, content.audience);
    case 'summary-update':
      return updateSummary(parts, call, content.audience);
    case 'correction':
      return postCorrection(parts, delivery, content, call);
    case 'close-issue':
      return closeIssue(parts, call.issue, parts.clock());
  }
}
