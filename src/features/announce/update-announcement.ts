import type { Audience, Call } from '../../call/call.js';
import { channelsMayJoin, type MeetingLinkReaders } from '../../call/meeting-link.js';
import type { Messenger } from '../../call/ports/slack.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';

export interface UpdateAnnouncementDeps {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'update'>;
  readonly meetingLink: MeetingLinkReaders;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * Makes the announcement that stands in a channel say what is true now. Doing it twice does no harm.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function updateAnnouncement(
  { calls, messenger, meetingLink, clock }: UpdateAnnouncementDeps,
  call: Call,
  audience: Audience,
): Promise<AttemptResult> {
  const posts = await calls.postsOf(call.id);
  const post = posts.find((candidate) => candidate.audience === audience);
  // An update waits until the announcement has been sent, so that its post is known.
  if (!post) throw new Error(`Call ${call.id} has no post for the audience “${audience}” that could be updated.`);
  const mayJoin = channelsMayJoin(meetingLink, call, clock());
  await messenger.update({ channelId: post.channelId, ts: post.ts }, { kind: 'announcement', call, audience, mayJoin });
  return { kind: 'completed' };
}
