import { setTimeout as delay } from 'node:timers/promises';
import type { AckFn, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { renderRecording } from '../block-kit/notice-modal.js';
import type { ListenerContext } from '../listeners/listener-context.js';

/** How long the draft of a form may take to be read before the submission is acknowledged without it, in milliseconds. */
const patience = 1_500;

/** Answers a submission: in its acknowledgement or, once that has gone out, by an update of the window. */
export interface SubmitAnswer<Draft> {
  show(view: ModalView): Promise<unknown>;
  /** Shows errors at fields by their block; where only an update is possible, the form with `instead` in it. */
  refuse(errors: Record<string, string>, instead: () => ModalView): Promise<unknown>;
  readonly draft: Draft;
}

/**
 * Reads the draft of a submitted form, for which Slack waits three seconds: when the database takes longer, the window says
 * that the app is at work, and everything else is shown in it later.
 */
export async function answerWithDraft<Draft>(
  { modals, patiently }: ListenerContext,
  viewId: string,
  ack: AckFn<ViewResponseAction>,
  read: () => Promise<Draft>,
): Promise<SubmitAnswer<Draft>> {
  const reading = patiently(read);
  // Whoever awaits it hears of a failure; nobody does when the acknowledgement below fails.
  reading.catch(() => undefined);
  const early = await Promise.race([reading.then((draft) => ({ draft })), delay(patience, undefined, { ref: false })]);
  if (early) {
    return {
      show: (view) => ack({ response_action: 'update', view }),
      refuse: (errors) => ack({ response_action: 'errors', errors }),
      draft: early.draft,
    };
  }
  await ack({ response_action: 'update', view: renderRecording() });
  const show = (view: ModalView) => patiently(() => modals.show({ viewId, hash: undefined }, view));
  return { show, refuse: (_errors, instead) => show(instead()), draft: await reading };
}
