import type { App } from '@slack/bolt';
import { showPreview } from '../features/announce/show-preview.js';
import { showCompletion } from '../features/complete/completion-listener.js';
import { renderHelp, renderMisread } from '../features/help/help.js';
import { type ParsedCommand, parseCommand } from '../features/help/parse-command.js';
import { showOutcomes } from '../features/record-outcomes/outcomes-listener.js';
import { command as commandName } from '../slack/identifiers.js';
import type { ShowIssue } from '../slack/listeners/issue-click.js';
import type { ListenerContext } from '../slack/listeners/listener-context.js';
import { showInModal } from '../slack/listeners/show-in-modal.js';

/** `/runbook …`: answered at once; what needs GitLab is shown in a modal that opens within the trigger's three seconds. */
export function registerCommand(app: App, context: ListenerContext): void {
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
        const show = whatToShow(context, parsed);
        await showInModal(context, command.trigger_id, tell, async (modal) => {
          return (await show(command.user_id, parsed.issue, modal)).view;
        });
      }
    }
  });
}

function whatToShow(context: ListenerContext, parsed: Extract<ParsedCommand, { issue: string }>): ShowIssue {
  switch (parsed.kind) {
    case 'announce':
      return showPreview(context, 'announce', parsed.product);
    case 'check':
      return showPreview(context, 'check', undefined);
    case 'outcomes':
      return showOutcomes(context);
    case 'complete':
      return showCompletion(context);
  }
}
