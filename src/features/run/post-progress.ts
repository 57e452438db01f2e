import type { Call } from '../../call/call.js';
import type { Job, JobPayload } from '../../call/jobs/job.js';
import { progressName } from '../../call/jobs/message-names.js';
import type { Messenger } from '../../call/ports/slack.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';
import { findPost } from '../../delivery/find-post.js';
import { postOnce } from '../../delivery/post-once.js';
import { type ShowRunDeps, showProgress } from './show-run.js';

export interface PostProgressDeps extends Pick<ShowRunDeps, 'fetchRun' | 'clock'> {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
}

type ProgressContent = Extract<JobPayload, { kind: 'progress' }>;

/**
 * Says under an announcement how far the call is. Pointless for another start than the call now has, and when it is
 * completed.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function postProgress(
  parts: PostProgressDeps,
  job: Job,
  { audience, instant }: ProgressContent,
  call: Call,
): Promise<AttemptResult> {
  if (instant !== call.time.instant || call.recording.completion) return { kind: 'obsolete' };
  const under = await findPost(parts.calls, call, audience);
  const message = await showProgress(parts, call);
  if (!message) return { kind: 'obsolete' };
  const place = await postOnce(parts.messenger, job, { kind: 'thread', under }, message);
  return { kind: 'completed', message: { name: progressName(audience), ...place, permalink: undefined } };
}
