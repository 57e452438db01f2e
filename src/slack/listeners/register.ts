import type { App } from '@slack/bolt';
import { registerClicks } from './clicks.js';
import { registerClosedModals } from './closed-modals.js';
import { registerCommand } from './command.js';
import { registerCompletion } from './completion.js';
import type { Conversation } from './conversation.js';
import { registerHideRunbook } from './hide-runbook.js';
import { registerOutcomes } from './outcomes.js';
import { registerPreview } from './preview.js';
import { registerRunPanel } from './run-panel.js';
import { registerSubmit } from './submit.js';

/** Everything that Slack calls back for. manifest.yml declares the same. */
export function registerListeners(app: App, conversation: Conversation): void {
  registerCommand(app, conversation);
  registerClicks(app, conversation);
  registerSubmit(app, conversation);
  registerPreview(app, conversation);
  registerOutcomes(app, conversation);
  registerCompletion(app, conversation);
  registerRunPanel(app, conversation);
  registerHideRunbook(app, conversation);
  registerClosedModals(app, conversation);
}
