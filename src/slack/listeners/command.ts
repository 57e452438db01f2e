import type { App } from '@slack/bolt';
import { previewAnnouncement } from '../../application/preview-announcement.js';
import type { Product } from '../../domain/call/product.js';
import { command as commandName } from '../identifiers.js';
import { renderHelp, renderMisread } from '../views/help.js';
import { renderNotice, renderReading } from '../views/notice-modal.js';
import { renderPreview } from '../views/preview-modal.js';
import { refusalWords } from '../views/refusal-words.js';
import { type Conversation, withCare } from './conversation.js';
import { parseCommand } from './parse-command.js';

interface PreviewCommand {
  readonly kind: 'announce' | 'check';
  readonly issue: string;
  readonly product?: Product | undefined;
}

/** `/runbook …`: answered at once; what needs GitLab is shown in a modal that opens within the trigger's three seconds. */
export function registerCommand(app: App, conversation: Conversation): void {
  app.command(commandName, async ({ command, ack, respond }) => {
    const parsed = parseCommand(command.text);
    switch (parsed.kind) {
      case 'help':
        await ack({ response_type: 'ephemeral', text: renderHelp() });
        return;
      case 'no-issue':
      case 'unknown-product':
      case 'unknown-subcommand':
        await ack({ response_type: 'ephemeral', text: renderMisread(parsed) });
        return;
      case 'announce':
      case 'check': {
        await ack();
        const tell = (paragraphs: readonly string[]) =>
          respond({ response_type: 'ephemeral', text: paragraphs.join('\n') });
        await withCare(conversation, { consequence: 'Nothing was posted.', tell }, () =>
          openPreview(conversation, command.trigger_id, command.user_id, parsed),
        );
      }
    }
  });
}

async function openPreview(
  conversation: Conversation,
  triggerId: string,
  slackId: string,
  typed: PreviewCommand,
): Promise<void> {
  const { services, modals, channels } = conversation;
  const modal = await modals.open(triggerId, renderReading());
  const tell = (paragraphs: readonly string[]) => modals.show(modal, renderNotice('Runbook', ...paragraphs));
  await withCare(conversation, { consequence: 'Nothing was posted.', tell }, async () => {
    const choices = { product: typed.product, instant: undefined };
    const preview = await previewAnnouncement(services, { slackId, issue: typed.issue, choices });
    await modals.show(
      modal,
      preview.kind === 'refused'
        ? renderNotice('Runbook', ...refusalWords(preview.refusal))
        : renderPreview(preview, { mode: typed.kind, typedProduct: typed.product, channels }),
    );
  });
}
