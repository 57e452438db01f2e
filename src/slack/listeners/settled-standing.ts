import { type AnnouncedCall, standingOf } from '../../application/announced-call.js';
import type { Call } from '../../domain/call/call.js';
import type { Conversation } from './conversation.js';

/** How long somebody looks at "Posting…" before they are told that it goes on without them, in milliseconds. */
const patience = 15_000;

/**
 * Where a call stands once what a click has promised is done, or patience ends.
 * @param keys of jobs that are told of also when they were sent
 */
export async function settledStanding(
  conversation: Conversation,
  call: Call,
  keys: readonly string[] = [],
): Promise<AnnouncedCall> {
  await conversation.waitForJobs(call.id, patience);
  return standingOf(conversation.services, call, keys);
}
