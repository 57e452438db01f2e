import type { App } from '@slack/bolt';
import { makeConfidential } from '../../application/make-confidential.js';
import { previewAnnouncement } from '../../application/preview-announcement.js';
import { retryFailed } from '../../application/retry-failed.js';
import { actionIds } from '../identifiers.js';
import { renderNotice } from '../views/notice-modal.js';
import { renderPreview } from '../views/preview-modal.js';
import { refusalWords } from '../views/refusal-words.js';
import { type Conversation, withCare } from './conversation.js';
import { type ModalClick, readModalClick } from './modal-click.js';
import { registerNotices } from './notices.js';
import { outcome } from './submit.js';

/** Buttons and choices inside the modals, and the link buttons of posts. */
export function registerClicks(app: App, conversation: Conversation): void {
  const onClick = (actionId: string, work: (click: ModalClick) => Promise<void>) =>
    app.action(actionId, async ({ ack, body }) => {
      await ack();
      const click = readModalClick(body);
      const tell = (paragraphs: readonly string[]) =>
        conversation.modals.show({ ...click.modal, hash: undefined }, renderNotice('Runbook', ...paragraphs));
      await withCare(conversation, { consequence: 'Nothing was posted.', tell }, () => work(click));
    });

  onClick(actionIds.chooseProduct, (click) => showPreview(conversation, click));
  onClick(actionIds.chooseTime, (click) => showPreview(conversation, click));
  onClick(actionIds.chooseItem, (click) => showPreview(conversation, click));
  onClick(actionIds.backToForm, (click) => showPreview(conversation, click));
  onClick(actionIds.pickContact, (click) => showPreview(conversation, click));
  onClick(actionIds.makeConfidential, (click) => hideFromPublic(conversation, click));
  onClick(actionIds.retryFailed, (click) => tryAgain(conversation, click));
  registerNotices(app, conversation);
  // Slack opens the address itself and only wants to hear that the click has arrived.
  app.action(actionIds.openLink, async ({ ack }) => ack());
}

/** Shows the preview again with what was chosen. A click that a newer one has overtaken changes nothing. */
async function showPreview(conversation: Conversation, click: ModalClick, notice?: string): Promise<void> {
  const { services, modals, channels } = conversation;
  const { slackId, issue, choices, memory, picked } = click;
  const preview = await previewAnnouncement(services, { slackId, issue, choices, picked });
  const mode = memory.mode === 'check' ? 'check' : 'announce';
  await modals.show(
    click.modal,
    preview.kind === 'refused'
      ? renderNotice('Runbook', ...refusalWords(preview.refusal))
      : renderPreview(preview, { mode, typedProduct: memory.typedProduct, channels, ...(notice ? { notice } : {}) }),
  );
}

async function hideFromPublic(conversation: Conversation, click: ModalClick): Promise<void> {
  const result = await makeConfidential(conversation.services, click);
  switch (result.kind) {
    case 'refused':
      await conversation.modals.show(click.modal, renderNotice('Runbook', ...refusalWords(result.refusal)));
      return;
    case 'confidential':
      return showPreview(conversation, click, 'The runbook is confidential now.');
    case 'ignored':
      return showPreview(
        conversation,
        click,
        'GitLab did not change the issue: the app’s account can’t make issues confidential in this project. Open the issue and turn on confidentiality there, or give the account the Planner role.',
      );
  }
}

async function tryAgain(conversation: Conversation, click: ModalClick): Promise<void> {
  const result = await retryFailed(conversation.services, click);
  const view =
    result.kind === 'refused'
      ? renderNotice('Runbook', ...refusalWords(result.refusal))
      : await outcome(conversation, result.call, 'Done.', result.keys);
  await conversation.modals.show(click.modal, view);
}
