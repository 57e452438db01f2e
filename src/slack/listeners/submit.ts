import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Announcement, announceCall } from '../../application/announce-call.js';
import type { AnnouncedCall } from '../../application/announced-call.js';
import type { LookAgain } from '../../application/approve.js';
import type { Refusal } from '../../application/refusal.js';
import { type AnnouncementUpdate, updateAnnouncement } from '../../application/update-announcement.js';
import type { Call } from '../../domain/call/call.js';
import { callbackIds } from '../identifiers.js';
import { renderBackToForm } from '../views/back-to-form.js';
import { renderNotice, renderPosting } from '../views/notice-modal.js';
import { headlineOf, notMadeWords, renderAnnounced } from '../views/outcome-modal.js';
import { renderPreview } from '../views/preview-modal.js';
import { refusalWords } from '../views/refusal-words.js';
import { type Conversation, withCare } from './conversation.js';
import { keepChoices, type ModalClick, readModalClick } from './modal-click.js';
import { settledStanding } from './settled-standing.js';
import { type FormAnswer, showAnswer, showPatiently } from './show-answer.js';

/** Post, and Update the posts. */
export function registerSubmit(app: App, conversation: Conversation): void {
  app.view(callbackIds.announce, async ({ ack, body }) => {
    const click = readModalClick(body);
    await ack({ response_action: 'update', view: renderPosting() });

    // The answer above has changed the modal, so the hash of the click is out of date.
    const modal = { viewId: click.modal.viewId, hash: undefined };
    const tell = (paragraphs: readonly string[]) =>
      showPatiently(conversation, modal, renderBackToForm(keepChoices(click), paragraphs));
    const consequence = 'Nothing was posted. What you chose is kept.';
    await withCare(conversation, { consequence, tell }, async () => {
      await showAnswer(conversation, modal, await carryOut(conversation, click));
    });
  });
}

async function carryOut(conversation: Conversation, click: ModalClick): Promise<FormAnswer> {
  const { memory } = click;
  const request = { ...click, seen: memory.seen };
  const apply = memory.mode === 'update' ? updateAnnouncement : announceCall;
  const result = await conversation.untilSlackAnswers<Announcement | AnnouncementUpdate>(() =>
    apply(conversation.services, request),
  );
  switch (result.kind) {
    case 'refused':
      return { kind: 'view', view: refused(click, result.refusal) };
    case 'look-again':
      return { kind: 'view', view: lookAgain(conversation, click, result) };
    case 'already-announced': {
      const words = 'Someone else just announced this call. Nothing was posted twice.';
      return { kind: 'view', view: renderAnnounced(result.announced, words, conversation.channels) };
    }
    case 'announced':
      return stored(conversation, click, result, 'Announced. Runbook updated.');
    case 'updated':
      return stored(conversation, click, result, 'The posts are up to date.');
  }
}

/** A reason that passes leads back to the form. */
function refused(click: ModalClick, refusal: Refusal): ModalView {
  const words = refusalWords(refusal);
  return refusal.kind === 'busy-reading' || refusal.kind === 'overtaken'
    ? renderBackToForm(keepChoices(click), words)
    : renderNotice('Runbook', ...words);
}

function stored(
  { channels }: Conversation,
  { slackId }: ModalClick,
  { kind, call, silence }: Extract<Announcement | AnnouncementUpdate, { kind: 'announced' | 'updated' }>,
  done: string,
): FormAnswer {
  const view = (standing: AnnouncedCall) =>
    renderAnnounced(standing, headlineOf(standing, done, 'told'), channels, silence);
  return { kind: 'stored', call, asked: { slackId, action: kind }, view };
}

function lookAgain(conversation: Conversation, click: ModalClick, { preview, why }: LookAgain): ModalView {
  return renderPreview(preview, {
    mode: 'announce',
    typedProduct: click.memory.typedProduct,
    channels: conversation.channels,
    notice: lookAgainWords(why),
  });
}

function lookAgainWords(why: LookAgain['why']): string {
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
  conversation: Conversation,
  call: Call,
  done: string,
  keys: readonly string[] = [],
): Promise<ModalView> {
  const standing = await settledStanding(conversation, call, keys);
  const words = [headlineOf(standing, done), ...notMadeWords(standing, keys)];
  return renderAnnounced(standing, words.join('\n\n'), conversation.channels);
}
