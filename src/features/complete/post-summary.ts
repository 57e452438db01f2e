import type { Audience, Call } from '../../call/call.js';
import type { Job } from '../../call/jobs/job.js';
import { summaryName } from '../../call/jobs/message-names.js';
import type { Messenger } from '../../call/ports/slack.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';
import { findPost } from '../../delivery/find-post.js';
import { postOnce } from '../../delivery/post-once.js';
import { summaryMessage } from './summary-message.js';

export interface PostSummaryDeps {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'permalink' | 'findPosted'>;
}

/**
 * Posts the summary under the announcement, visible in the channel as well. When it stands and its address cannot be had,
 * the next attempt finds it.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postSummary(
  { calls, messenger }: PostSummaryDeps,
  job: Job,
  call: Call,
  audience: Audience,
): Promise<AttemptResult> {
  const message = summaryMessage(call, audience);
  const under = await findPost(calls, call, audience);
  const place = await postOnce(messenger, job, { kind: 'thread', under, broadcast: true }, message);
  const permalink = await messenger.permalink(place);
  return { kind: 'completed', message: { name: summaryName(audience), ...place, permalink } };
}
