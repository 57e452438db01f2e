import type { ModalView } from '@slack/types';
import type { AnnouncedCall } from '../../application/announced-call.js';
import { answersAClick } from '../../domain/call/answers-a-click.js';
import type { Channels } from '../../domain/call/channels.js';
import { isPost } from '../../domain/call/job-kinds.js';
import type { Silence } from '../../domain/call/silence.js';
import { callbackIds } from '../identifiers.js';
import { renderDeliveries } from './delivery-list.js';
import { limits } from './limits.js';
import { modal } from './modal.js';
import type { PreviewMemory } from './preview-memory.js';
import { plain } from './text.js';

/** What became of a click on Post, Update the posts, or Try again. */
export function renderAnnounced(
  announced: AnnouncedCall,
  headline: string,
  channels: Channels,
  silence?: Silence,
): ModalView {
  const { projectId, iid } = announced.call.issue;
  const memory: PreviewMemory = { mode: 'announce', projectId, iid, seen: '' };
  return modal({
    callbackId: callbackIds.report,
    title: 'Announced call',
    memory: JSON.stringify(memory),
    blocks: [
      { type: 'section', text: plain(headline, limits.section) },
      ...renderDeliveries(announced, channels, silence),
    ],
  });
}

/** What was tried again and not made, because the runbook says something else by now; nothing when all of it was made. */
export function notMadeWords({ jobs }: AnnouncedCall, keys: readonly string[]): readonly string[] {
  return jobs
    .filter(({ key, state }) => state === 'completed' && keys.includes(key))
    .flatMap(({ failure }) => (failure ? [failure.message] : []));
}

/**
 * The first sentence: whether everything is done, something needs a person, or something is still on its way.
 * @param later `told` when a direct message tells the reader how that ends
 */
export function headlineOf(announced: AnnouncedCall, done: string, later: 'told' | 'not-told' = 'not-told'): string {
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
