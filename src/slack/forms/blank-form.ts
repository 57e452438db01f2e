import { setTimeout as delay } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import { openRunbook } from '../../call/access/open-runbook.js';
import type { Refusal } from '../../call/access/refusal.js';
import { formatRefusal } from '../block-kit/format-refusal.js';
import { renderNotice, renderRecording } from '../block-kit/notice-modal.js';
import type { ListenerContext } from '../listeners/listener-context.js';
import type { SubmitAnswer } from './answer-submit.js';
import type { DraftClick } from './form-state.js';

/** How long errors at fields wait for Slack and GitLab, in milliseconds: with the draft, less than Slack's three seconds. */
const patience = 1_000;

/** What a form shows to somebody who is refused, instead of its fields. What they typed is dropped. */
export async function blankForm(
  { services }: ListenerContext,
  viewId: string,
  title: string,
  refusal: Refusal,
): Promise<ModalView> {
  await services.drafts.drop(viewId);
  return renderNotice(title, ...formatRefusal(refusal));
}

type Answer = Pick<SubmitAnswer<unknown>, 'show' | 'refuse'>;

/** What somebody may see by now who has submitted a form, and how to answer them. */
interface Asked {
  /** `unknown` when Slack or GitLab does not say. */
  readonly access: 'granted' | 'unknown' | { readonly refusal: Refusal };
  readonly answer: Answer;
}

/**
 * Asks whether somebody who has submitted a form may still see the runbook. When that takes longer than Slack waits, the
 * form is taken away meanwhile, and the answer is an update of the window.
 */
export async function askBeforeErrors(
  { services, modals, patiently }: ListenerContext,
  { slackId, issue, modal }: DraftClick,
  answer: Answer,
): Promise<Asked> {
  const asked = openRunbook(services, { slackId, issue }).then(
    (opened) => (opened.kind === 'refused' ? { refusal: opened.refusal } : 'granted'),
    () => 'unknown' as const,
  );
  const early = await Promise.race([asked, delay(patience, undefined, { ref: false })]);
  if (early) return { access: early, answer };
  await answer.show(renderRecording());
  const show = (view: ModalView) => patiently(() => modals.show({ viewId: modal.viewId, hash: undefined }, view));
  return { access: await asked, answer: { show, refuse: (_errors, instead) => show(instead()) } };
}
