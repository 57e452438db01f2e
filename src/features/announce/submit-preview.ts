import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Refusal } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import type { CallStatus } from '../../call/call-status.js';
import { formatRefusal } from '../../slack/block-kit/format-refusal.js';
import { renderNotice, renderPosting } from '../../slack/block-kit/notice-modal.js';
import { callbackIds } from '../../slack/identifiers.js';
import { withErrorReply } from '../../slack/listeners/error-reply.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { awaitStatus } from '../delivery-status/await-status.js';
import { type FormAnswer, showAnswer, showPatiently } from '../delivery-status/show-result.js';
import { formatNotMade, headlineOf, renderAnnounced } from '../delivery-status/status-modal.js';
import { type Announcement, announceCall } from './announce-call.js';
import type { RefetchRunbook } from './approve.js';
import { renderBackToForm } from './back-to-form.js';
import { keepChoices, type ModalClick, readModalClick } from './preview-click.js';
import { renderPreview } from './preview-modal.js';
import { type AnnouncementUpdate, updateAnnouncement } from './update-announced-call.js';

/** Post, and Update the posts. */
export function registerSubmit(app: App, context: ListenerContext): void {
  app.view(callbackIds.announce, async ({ ack, body }) => {
    const click = readModalClick(body);
    await ack({ response_action: 'update', view: renderPosting() });

    // The answer above has changed the modal, so the hash of the click is out of date.
    const modal = { viewId: click.modal.viewId, hash: undefined };
    const tell = (paragraphs: readonly string[]) =>
      showPatiently(context, modal, renderBackToForm(keepChoices(click), paragraphs));
    const consequence = 'Nothing was posted. What you chose is kept.';
    await withErrorReply(context, { consequence, tell }, async () => {
      await showAnswer(context, modal, await perform(context, click));
    });
  });
}

async function perform(context: ListenerContext, click: ModalClick): Promise<FormAnswer> {
  const { metadata } = click;
  const request = { ...click, seen: metadata.seen };
  const apply = metadata.mode === 'update' ? updateAnnouncement : announceCall;
  const result = await context.untilSlackAnswers<Announcement | AnnouncementUpdate>(() =>
    apply(context.services, request),
  );
  switch (result.kind) {
    case 'refused':
      return { kind: 'view', view: refused(click, result.refusal) };
    case 'look-again':
      return { kind: 'view', view: lookAgain(context, click, result) };
    case 'already-announced': {
      const words = 'Someone else just announced this call. Nothing was posted twice.';
      return { kind: 'view', view: renderAnnounced(result.announced, words, context.channels) };
    }
    case 'announced':
      return stored(context, click, result, 'Announced. Runbook updated.');
    case 'updated':
      return stored(context, click, result, 'The posts are up to date.');
  }
}

/** A reason that passes leads back to the form. */
function refused(click: ModalClick, refusal: Refusal): ModalView {
  const words = formatRefusal(refusal);
  return refusal.kind === 'busy-reading' || refusal.kind === 'overtaken'
    ? renderBackToForm(keepChoices(click), words)
    : renderNotice('Runbook', ...words);
}

function stored(
  { channels }: ListenerContext,
  { slackId }: ModalClick,
  { kind, call, silence }: Extract<Announcement | AnnouncementUpdate, { kind: 'announced' | 'updated' }>,
  done: string,
): FormAnswer {
  const view = (standing: CallStatus) =>
    renderAnnounced(standing, headlineOf(standing, done, 'told'), channels, silence);
  return { kind: 'stored', call, asked: { slackId, action: kind }, view };
}

function lookAgain(context: ListenerContext, click: ModalClick, { preview, why }: RefetchRunbook): ModalView {
  return renderPreview(preview, {
    mode: 'announce',
    typedProduct: click.metadata.typedProduct,
    channels: context.channels,
    notice: formatRefetch(why),
  });
}

function formatRefetch(why: RefetchRunbook['why']): string {
  switch (why.kind) {
    case 'changed':
      return 'Not posted: the runbook changed. Review it, then post again.';
    case 'unanswered':
      return 'Not posted yet: choose or fix what is marked.';
    case 'may-not-choose':
      return 'Not posted yet: only people with the Planner role or higher in the project can say who someone is in Slack. Post without it, or ask a colleague who has the role.';
    case 'not-members':
      return `Not posted yet: the person picked for ${why.names.join(' and ')} isn’t a member of this workspace and can’t be reminded. Pick someone else, or nobody.`;
  }
}

/**
 * What became of a call's jobs, once they are done or patience ends.
 * @param keys of those of which it is said when they were not made
 */
export async function outcome(
  context: ListenerContext,
  call: Call,
  done: string,
  keys: readonly string[] = [],
): Promise<ModalView> {
  const standing = await awaitStatus(context, call, keys);
  const words = [headlineOf(standing, done), ...formatNotMade(standing, keys)];
  return renderAnnounced(standing, words.join('\n\n'), context.channels);
}
