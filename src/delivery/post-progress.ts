import type { Messenger } from '../application/ports/slack.js';
import type { AttemptResult, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Job, JobPayload } from '../domain/call/job.js';
import { progressName } from '../domain/call/message-names.js';
import { findPost } from './find-post.js';
import { postOnce } from './post-once.js';
import { type ShowRunParts, showProgress } from './show-run.js';

export interface PostProgressParts extends Pick<ShowRunParts, 'lookAtRun' | 'clock'> {
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
  parts: PostProgressParts,
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
