import type { Audience, Call, Post } from '../call/call.js';
import type { CallStore } from '../call/ports/store.js';

/**
 * Where the announcement for an audience stands, to reply to.
 * @throws when it does not: whatever replies to it waits until it has been sent
 */
export async function findPost(calls: Pick<CallStore, 'postsOf'>, call: Call, audience: Audience): Promise<Post> {
  const post = (await calls.postsOf(call.id)).find((candidate) => candidate.audience === audience);
  if (!post) throw new Error(`Call ${call.id} has no post for the audience “${audience}” to reply to.`);
  return post;
}
