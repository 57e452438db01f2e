import type { ModalView } from '@slack/types';
import { renderNotice, renderReading } from '../block-kit/notice-modal.js';
import type { OpenModal } from '../modals.js';
import { withErrorReply } from './error-reply.js';
import type { ListenerContext } from './listener-context.js';

/** Who hears of it when not even a modal could be opened. */
type Tell = (paragraphs: readonly string[]) => Promise<unknown>;

/**
 * Opens a modal while the trigger is good, which is three seconds, and shows in it what the work comes to, however long
 * that takes. Nothing has been changed when it breaks: what a modal is opened for only reads.
 */
export async function showInModal(
  context: ListenerContext,
  triggerId: string,
  tell: Tell,
  work: (modal: OpenModal) => Promise<ModalView>,
): Promise<void> {
  const { modals } = context;
  await withErrorReply(context, { consequence: nothingChanged, tell }, async () => {
    const modal = await modals.open(triggerId, renderReading());
    const tellThere: Tell = (paragraphs) => modals.show(modal, renderNotice('Runbook', ...paragraphs));
    await withErrorReply(context, { consequence: nothingChanged, tell: tellThere }, async () => {
      await modals.show(modal, await work(modal));
    });
  });
}

const nothingChanged = 'Nothing was posted or changed.';
