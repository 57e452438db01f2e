import type { ModalView } from '@slack/types';
import type { Call } from '../../call/call.js';
import type { CallStatus } from '../../call/call-status.js';
import { allEnded } from '../../call/jobs/all-ended.js';
import { type Asked, resultNoticeKey } from '../../call/jobs/plan-result-notice.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import type { OpenModal } from '../../slack/modals.js';
import { awaitStatus } from './await-status.js';

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
      readonly view: (standing: CallStatus) => ModalView;
    };

/**
 * Shows somebody what their form comes to. What was not stored is shown as soon as Slack answers, because nothing else tells
 * them. The result of what was stored is shown if that is possible now; only then its notice is withdrawn.
 * @throws ServiceFailure when what was not stored could not be shown; it never throws once something was stored
 */
export async function showAnswer(context: ListenerContext, modal: OpenModal, answer: FormAnswer): Promise<void> {
  if (answer.kind === 'view') {
    await showPatiently(context, modal, answer.view);
    return;
  }
  try {
    await showResult(context, modal, answer);
  } catch (err) {
    context.log.error({ err }, 'a result could not be shown in its window; a direct message tells it');
  }
}

/** Shows a view in a window once Slack answers. `false` when the window is closed by then. */
export function showPatiently({ modals, patiently }: ListenerContext, modal: OpenModal, view: ModalView) {
  return patiently(() => modals.show(modal, view));
}

async function showResult(
  context: ListenerContext,
  modal: OpenModal,
  { call, asked, keys, view }: Extract<FormAnswer, { kind: 'stored' }>,
): Promise<void> {
  const standing = await awaitStatus(context, call, keys);
  const key = resultNoticeKey(call, asked);
  const notice = standing.jobs.find((job) => job.key === key)?.payload;
  if (notice?.kind !== 'result-notice') {
    await showPatiently(context, modal, view(standing));
    return;
  }
  const shown = await context.modals.show(modal, view(standing));
  const isFinal = allEnded(standing.jobs, notice.jobs);
  if (shown && isFinal) await context.services.calls.withdraw(call.id, key);
}
