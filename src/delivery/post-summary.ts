import type { Messenger } from '../application/ports/slack.js';
import type { AttemptResult, CallStore } from '../application/ports/store.js';
import type { Audience, Call } from '../domain/call/call.js';
import type { Job } from '../domain/call/job.js';
import { summaryName } from '../domain/call/message-names.js';
import { findPost } from './find-post.js';
import { postOnce } from './post-once.js';
import { summaryMessage } from './summary-message.js';

export interface PostSummaryParts {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'permalink' | 'findPosted'>;
}

/**
 * Posts the summary under the announcement, visible in the channel as well. When it stands and its address cannot be had,
 * the next attempt finds it.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postSummary(
  { calls, messenger }: PostSummaryParts,
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
