import type { App } from '@slack/bolt';
import type { Product } from '../../call/product.js';
import { actionIds } from '../../slack/identifiers.js';
import { registerIssueButton, type ShowIssue, shownRefusal } from '../../slack/listeners/issue-click.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';
import { previewAnnouncement } from './preview-announcement.js';
import { renderPreview } from './preview-modal.js';

/** The button of a message that leads to the preview, from which the posts are updated. */
export function registerPreview(app: App, context: ListenerContext): void {
  const show = showPreview(context, 'announce', undefined);
  registerIssueButton(app, context, actionIds.previewAgain, show);
}

/** What announcing would post, or updating what is announced; to `check` is to see the same without a way to post it. */
export function showPreview(
  { services, channels }: ListenerContext,
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
