import type { ModalView } from '@slack/types';
import type { AnnouncedCall } from '../../application/announced-call.js';
import { allEnded } from '../../domain/call/all-ended.js';
import type { Call } from '../../domain/call/call.js';
import { type Asked, resultNoticeKey } from '../../domain/call/plan-result-notice.js';
import type { OpenModal } from '../modals.js';
import type { Conversation } from './conversation.js';
import { settledStanding } from './settled-standing.js';

/** What a submitted form comes to. */
export type FormAnswer =
  /** Nothing was stored: only this window says so. */
  | { readonly kind: 'view'; readonly view: ModalView }
  /** Something was stored, with a notice of the result in case that the window does not show it. */
  | {
      readonly kind: 'stored';
      readonly call: Call;
      readonly asked: Asked;
      /** Of jobs that `view` tells of also when they were done. */
      readonly keys?: readonly string[];
      readonly view: (standing: AnnouncedCall) => ModalView;
    };

/**
 * Shows somebody what their form comes to. What was not stored is shown as soon as Slack answers, because nothing else tells
 * them. The result of what was stored is shown if that is possible now; only then its notice is withdrawn.
 * @throws ServiceFailure when what was not stored could not be shown; it never throws once something was stored
 */
export async function showAnswer(conversation: Conversation, modal: OpenModal, answer: FormAnswer): Promise<void> {
  if (answer.kind === 'view') {
    await showPatiently(conversation, modal, answer.view);
    return;
  }
  try {
    await showResult(conversation, modal, answer);
  } catch (err) {
    conversation.log.error({ err }, 'a result could not be shown in its window; a direct message tells it');
  }
}

/** Shows a view in a window once Slack answers. `false` when the window is closed by then. */
export function showPatiently({ modals, patiently }: Conversation, modal: OpenModal, view: ModalView) {
  return patiently(() => modals.show(modal, view));
}

async function showResult(
  conversation: Conversation,
  modal: OpenModal,
  { call, asked, keys, view }: Extract<FormAnswer, { kind: 'stored' }>,
): Promise<void> {
  const standing = await settledStanding(conversation, call, keys);
  const key = resultNoticeKey(call, asked);
  const notice = standing.jobs.find((job) => job.key === key)?.payload;
  if (notice?.kind !== 'result-notice') {
    await showPatiently(conversation, modal, view(standing));
    return;
  }
  const shown = await conversation.modals.show(modal, view(standing));
  const isFinal = allEnded(standing.jobs, notice.jobs);
  if (shown && isFinal) await conversation.services.calls.withdraw(call.id, key);
}
