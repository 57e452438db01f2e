import type { App } from '@slack/bolt';
import { previewAnnouncement } from '../../application/preview-announcement.js';
import type { Product } from '../../domain/call/product.js';
import { actionIds } from '../identifiers.js';
import { renderPreview } from '../views/preview-modal.js';
import type { Conversation } from './conversation.js';
import { registerIssueButton, type ShowIssue, shownRefusal } from './issue-click.js';

/** The button of a message that leads to the preview, from which the posts are updated. */
export function registerPreview(app: App, conversation: Conversation): void {
  const show = showPreview(conversation, 'announce', undefined);
  registerIssueButton(app, conversation, actionIds.previewAgain, show);
}

/** What announcing would post, or updating what is announced; to `check` is to see the same without a way to post it. */
export function showPreview(
  { services, channels }: Conversation,
  mode: 'announce' | 'check',
  typedProduct: Product | undefined,
): ShowIssue {
  return async (slackId, issue) => {
    const choices = { product: typedProduct, instant: undefined };
    const preview = await previewAnnouncement(services, { slackId, issue, choices });
    return preview.kind === 'refused'
      ? shownRefusal('Runbook', preview.refusal)
      : { view: renderPreview(preview, { mode, typedProduct, channels }) };
  };
}
