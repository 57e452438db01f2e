import type { CallStore } from '../application/ports/store.js';
import type { Audience, Call, Post } from '../domain/call/call.js';

/**
 * Where the announcement for an audience stands, to reply to.
 * @throws when it does not: whatever replies to it waits until it has been sent
 */
export async function findPost(calls: Pick<CallStore, 'postsOf'>, call: Call, audience: Audience): Promise<Post> {
  const post = (await calls.postsOf(call.id)).find((candidate) => candidate.audience === audience);
  if (!post) throw new Error(`Call ${call.id} has no post for the audience “${audience}” to reply to.`);
  return post;
}
