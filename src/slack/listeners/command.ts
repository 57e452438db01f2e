import type { App } from '@slack/bolt';
import { command as commandName } from '../identifiers.js';
import { renderHelp, renderMisread } from '../views/help.js';
import { showCompletion } from './completion.js';
import type { Conversation } from './conversation.js';
import type { ShowIssue } from './issue-click.js';
import { showOutcomes } from './outcomes.js';
import { type ParsedCommand, parseCommand } from './parse-command.js';
import { showPreview } from './preview.js';
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
        await showInModal(conversation, command.trigger_id, tell, async (modal) => {
          return (await show(command.user_id, parsed.issue, modal)).view;
        });
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
