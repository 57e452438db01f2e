import type { Messenger } from '../application/ports/slack.js';
import type { AttemptResult, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Job, JobPayload } from '../domain/call/job.js';
import { findPost } from './find-post.js';
import { postOnce } from './post-once.js';

export interface PostCorrectionParts {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
}

type Correction = Extract<JobPayload, { kind: 'correction' }>;

/**
 * Says under an announcement what somebody has changed of the summary.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postCorrection(
  { calls, messenger }: PostCorrectionParts,
  job: Job,
  { audience, changes, by }: Correction,
  call: Call,
): Promise<AttemptResult> {
  const under = await findPost(calls, call, audience);
  await postOnce(messenger, job, { kind: 'thread', under }, { kind: 'correction', changes, by });
  return { kind: 'completed' };
}
