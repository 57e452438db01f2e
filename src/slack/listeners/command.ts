import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { previewAnnouncement } from '../../application/preview-announcement.js';
import type { Product } from '../../domain/call/product.js';
import { command as commandName } from '../identifiers.js';
import { renderHelp, renderMisread } from '../views/help.js';
import { renderNotice } from '../views/notice-modal.js';
import { renderPreview } from '../views/preview-modal.js';
import { refusalWords } from '../views/refusal-words.js';
import { showCompletion } from './completion.js';
import type { Conversation } from './conversation.js';
import type { ShowIssue } from './issue-click.js';
import { showOutcomes } from './outcomes.js';
import { type ParsedCommand, parseCommand } from './parse-command.js';
import { showInModal } from './show-in-modal.js';

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
      case 'check':
      case 'outcomes':
      case 'complete': {
        await ack();
        const tell = (paragraphs: readonly string[]) =>
          respond({ response_type: 'ephemeral', text: paragraphs.join('\n') });
        const show = whatToShow(conversation, parsed);
        await showInModal(conversation, command.trigger_id, tell, (modal) =>
          show(command.user_id, parsed.issue, modal),
        );
      }
    }
  });
}

function whatToShow(conversation: Conversation, parsed: Extract<ParsedCommand, { issue: string }>): ShowIssue {
  switch (parsed.kind) {
    case 'announce':
      return showPreview(conversation, 'announce', parsed.product);
    case 'check':
      return showPreview(conversation, 'check', undefined);
    case 'outcomes':
      return showOutcomes(conversation);
    case 'complete':
      return showCompletion(conversation);
  }
}

function showPreview(
  { services, channels }: Conversation,
  mode: 'announce' | 'check',
  typedProduct: Product | undefined,
): ShowIssue {
  return async (slackId, issue): Promise<ModalView> => {
    const choices = { product: typedProduct, instant: undefined };
    const preview = await previewAnnouncement(services, { slackId, issue, choices });
    return preview.kind === 'refused'
      ? renderNotice('Runbook', ...refusalWords(preview.refusal))
      : renderPreview(preview, { mode, typedProduct, channels });
  };
}
