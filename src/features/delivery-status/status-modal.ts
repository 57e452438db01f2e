import type { ModalView } from '@slack/types';
import type { CallStatus } from '../../call/call-status.js';
import type { Channels } from '../../call/channels.js';
import { answersAClick } from '../../call/jobs/answers-a-click.js';
import { isPost } from '../../call/jobs/job-kinds.js';
import type { Silence } from '../../call/silence.js';
import { limits } from '../../slack/block-kit/limits.js';
import { modal } from '../../slack/block-kit/modal.js';
import { plain } from '../../slack/block-kit/text.js';
import { callbackIds } from '../../slack/identifiers.js';
import type { PreviewMetadata } from '../../slack/private-metadata.js';
import { renderDeliveries } from './delivery-list.js';

/** What became of a click on Post, Update the posts, or Try again. */
export function renderAnnounced(
  announced: CallStatus,
  headline: string,
  channels: Channels,
  silence?: Silence,
): ModalView {
  const { projectId, iid } = announced.call.issue;
  const metadata: PreviewMetadata = { mode: 'announce', projectId, iid, seen: '' };
  return modal({
    callbackId: callbackIds.report,
    title: 'Announced call',
    metadata: JSON.stringify(metadata),
    blocks: [
      { type: 'section', text: plain(headline, limits.section) },
      ...renderDeliveries(announced, channels, silence),
    ],
  });
}

/** What was tried again and not made, because the runbook says something else by now; nothing when all of it was made. */
export function formatNotMade({ jobs }: CallStatus, keys: readonly string[]): readonly string[] {
  return jobs
    .filter(({ key, state }) => state === 'completed' && keys.includes(key))
    .flatMap(({ failure }) => (failure ? [failure.message] : []));
}

/**
 * The first sentence: whether everything is done, something needs a person, or something is still on its way.
 * @param later `told` when a direct message tells the reader how that ends
 */
export function headlineOf(announced: CallStatus, done: string, later: 'told' | 'not-told' = 'not-told'): string {
  const { jobs } = announced;
  if (jobs.some(({ state }) => state === 'failed'))
    return 'Some steps failed. Nothing is lost: fix what is listed below, then try again.';
  const awaited = jobs.filter(({ payload }) => answersAClick(payload));
  if (awaited.every(({ state }) => state === 'completed' || state === 'cancelled')) return done;
  const isPosting = awaited.some(
    ({ payload, state }) => isPost(payload.kind) && (state === 'pending' || state === 'running'),
  );
  const still = isPosting ? 'Still posting.' : 'Still in progress.';
  return `${still} ${later === 'told' ? 'You get a direct message when it is done.' : 'Run the command again to check.'}`;
}
