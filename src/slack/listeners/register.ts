import type { App } from '@slack/bolt';
import { registerClicks } from './clicks.js';
import { registerCommand } from './command.js';
import type { Conversation } from './conversation.js';
import { registerSubmit } from './submit.js';

/** Everything that Slack calls back for. manifest.yml declares the same. */
export function registerListeners(app: App, conversation: Conversation): void {
  registerCommand(app, conversation);
  registerClicks(app, conversation);
  registerSubmit(app, conversation);
}
