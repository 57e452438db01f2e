import type { Call } from '../../call/call.js';
import type { Job, JobPayload } from '../../call/jobs/job.js';
import type { Messenger } from '../../call/ports/slack.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';
import { findPost } from '../../delivery/find-post.js';
import { postOnce } from '../../delivery/post-once.js';

export interface PostCorrectionDeps {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
}

type Correction = Extract<JobPayload, { kind: 'correction' }>;

/**
 * Says under an announcement what somebody has changed of the summary.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postCorrection(
  { calls, messenger }: PostCorrectionDeps,
  job: Job,
  { audience, changes, by }: Correction,
  call: Call,
): Promise<AttemptResult> {
  const under = await findPost(calls, call, audience);
  await postOnce(messenger, job, { kind: 'thread', under }, { kind: 'correction', changes, by });
  return { kind: 'completed' };
}
