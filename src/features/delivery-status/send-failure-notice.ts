import type { Call, PlacedMessage } from '../../call/call.js';
import type { Channels } from '../../call/channels.js';
import { channelsAsPosted } from '../../call/channels-as-posted.js';
import type { Job, JobFailure, JobPayload } from '../../call/jobs/job.js';
import { noticeName } from '../../call/jobs/message-names.js';
import { noticeReaders } from '../../call/people/notice-reader.js';
import type { Messenger, ReadAccess } from '../../call/ports/slack.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';
import { postOnce } from '../../delivery/post-once.js';
import { type SendNoticeDeps, sendNotice } from '../../delivery/send-notice.js';
import { failureFor } from './failure-for.js';

export interface SendFailureNoticeDeps extends SendNoticeDeps {
  readonly calls: Pick<CallStore, 'unfinishedOf' | 'messagesOf' | 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted' | 'update'>;
  readonly channels: Channels;
}

type NoticeContent = Extract<JobPayload, { kind: 'failure-notice' }>;

/**
 * Tells the DRI what waits for a person for one cause, in one message: while something of what it told of still waits, it
 * is changed; after that, what fails anew is news. By the time it is told, somebody may have removed the cause.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendFailureNotice(
  parts: SendFailureNoticeDeps,
  job: Job,
  content: NoticeContent,
  call: Call,
): Promise<AttemptResult> {
  const unfinished = (await parts.calls.unfinishedOf(call.id)).filter(hasFailed);
  const cause = content.cause ?? unfinished.find(({ key }) => key === content.failed)?.failure;
  if (!cause) return { kind: 'obsolete' };
  const failed = unfinished.filter(({ failure }) => failure.service === cause.service && failure.code === cause.code);
  const messages = await parts.calls.messagesOf(call.id);
  const standing = (slackId: string) => messages.find(({ name }) => name === noticeName(cause, slackId));
  const news = newsOf(
    failed,
    noticeReaders(call).flatMap((slackId) => standing(slackId) ?? []),
  );
  if (news === 'none') return { kind: 'obsolete' };

  const channels = channelsAsPosted(parts.channels, call.product, await parts.calls.postsOf(call.id));
  const say = (access: ReadAccess) => noticeFor(access, call, failed, channels);
  return sendNotice(parts, job, call, say, async (slackId, message) => {
    const place = news === 'changed' ? standing(slackId) : undefined;
    if (place) {
      await parts.messenger.update({ channelId: place.channelId, ts: place.ts }, message);
      return { kind: 'completed' };
    }
    const posted = await postOnce(parts.messenger, job, { kind: 'person', slackId }, message);
    return { kind: 'completed', message: { name: noticeName(cause, slackId), ...posted, permalink: undefined } };
  });
}

type FailedDelivery = Job & { readonly failure: JobFailure };

function hasFailed(job: Job): job is FailedDelivery {
  return job.state === 'failed' && job.failure !== undefined;
}

/** Whether nobody was told of what waits by now, or the message that stands says something else. */
function newsOf(failed: readonly Job[], standing: readonly PlacedMessage[]): 'new' | 'changed' | 'none' {
  if (standing.length === 0) return failed.length > 0 ? 'new' : 'none';
  if (failed.length === 0) return 'changed';
  const toldAt = Math.max(...standing.map(({ ts }) => Number(ts) * 1_000));
  const isNew = ({ endedAt = 0 }: Job) => endedAt > toldAt;
  if (failed.every(isNew)) return 'new';
  return failed.some(isNew) ? 'changed' : 'none';
}

function noticeFor(access: ReadAccess, call: Call, failed: readonly FailedDelivery[], channels: Channels) {
  const told = failed.map((each) => ({ ...each, failure: failureFor(access, each.failure) }));
  return { kind: 'failure-notice', notice: { call, failed: told, channels } } as const;
}
