import type { App } from '@slack/bolt';
import { formatRefusal } from '../../slack/block-kit/format-refusal.js';
import { renderNotice } from '../../slack/block-kit/notice-modal.js';
import { actionIds } from '../../slack/identifiers.js';
import { withErrorReply } from '../../slack/listeners/error-reply.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { retryFailed } from '../delivery-status/retry-failed.js';
import { makeConfidential } from '../make-confidential/make-confidential.js';
import { previewAnnouncement } from './preview-announcement.js';
import { type ModalClick, readModalClick } from './preview-click.js';
import { renderPreview } from './preview-modal.js';
import { outcome } from './submit-preview.js';

/** Buttons and choices inside the modals, and the link buttons of posts. */
export function registerClicks(app: App, context: ListenerContext): void {
  const onClick = (actionId: string, work: (click: ModalClick) => Promise<void>) =>
    app.action(actionId, async ({ ack, body }) => {
      await ack();
      const click = readModalClick(body);
      const tell = (paragraphs: readonly string[]) =>
        context.modals.show({ ...click.modal, hash: undefined }, renderNotice('Runbook', ...paragraphs));
      await withErrorReply(context, { consequence: 'Nothing was posted.', tell }, () => work(click));
    });

  onClick(actionIds.chooseProduct, (click) => showPreview(context, click));
  onClick(actionIds.chooseTime, (click) => showPreview(context, click));
  onClick(actionIds.chooseItem, (click) => showPreview(context, click));
  onClick(actionIds.backToForm, (click) => showPreview(context, click));
  onClick(actionIds.pickContact, (click) => showPreview(context, click));
  onClick(actionIds.makeConfidential, (click) => hideFromPublic(context, click));
  onClick(actionIds.retryFailed, (click) => tryAgain(context, click));
  // Slack opens the address itself and only wants to hear that the click has arrived.
  app.action(actionIds.openLink, async ({ ack }) => ack());
}

/** Shows the preview again with what was chosen. A click that a newer one has overtaken changes nothing. */
async function showPreview(context: ListenerContext, click: ModalClick, notice?: string): Promise<void> {
  const { services, modals, channels } = context;
  const { slackId, issue, choices, metadata, picked } = click;
  const preview = await previewAnnouncement(services, { slackId, issue, choices, picked });
  const mode = metadata.mode === 'check' ? 'check' : 'announce';
  await modals.show(
    click.modal,
    preview.kind === 'refused'
      ? renderNotice('Runbook', ...formatRefusal(preview.refusal))
      : renderPreview(preview, { mode, typedProduct: metadata.typedProduct, channels, ...(notice ? { notice } : {}) }),
  );
}

async function hideFromPublic(context: ListenerContext, click: ModalClick): Promise<void> {
  const result = await makeConfidential(context.services, click);
  switch (result.kind) {
    case 'refused':
      await context.modals.show(click.modal, renderNotice('Runbook', ...formatRefusal(result.refusal)));
      return;
    case 'confidential':
      return showPreview(context, click, 'The runbook is confidential now.');
    case 'ignored':
      return showPreview(
        context,
        click,
        'GitLab did not change the issue: the app’s account can’t make issues confidential in this project. Open the issue and turn on confidentiality there, or give the account the Planner role.',
      );
  }
}

async function tryAgain(context: ListenerContext, click: ModalClick): Promise<void> {
  const result = await retryFailed(context.services, click);
  const view =
    result.kind === 'refused'
      ? renderNotice('Runbook', ...formatRefusal(result.refusal))
      : await outcome(context, result.call, 'Done.', result.keys);
  await context.modals.show(click.modal, view);
}
