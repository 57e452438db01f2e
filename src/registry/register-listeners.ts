import type { App } from '@slack/bolt';
import { registerClicks } from '../features/announce/preview-clicks.js';
import { registerPreview } from '../features/announce/show-preview.js';
import { registerSubmit } from '../features/announce/submit-preview.js';
import { registerCompletion } from '../features/complete/completion-listener.js';
import { registerNotices } from '../features/delivery-status/failure-notice-clicks.js';
import { registerHideRunbook } from '../features/make-confidential/make-confidential-listener.js';
import { registerOutcomes } from '../features/record-outcomes/outcomes-listener.js';
import { registerRunPanel } from '../features/run/run-panel-clicks.js';
import { registerClosedModals } from '../slack/forms/closed-modals.js';
import type { ListenerContext } from '../slack/listeners/listener-context.js';
import { registerCommand } from './command.js';

/** Everything that Slack calls back for. manifest.yml declares the same. */
export function registerListeners(app: App, context: ListenerContext): void {
  registerCommand(app, context);
  registerClicks(app, context);
  registerSubmit(app, context);
  registerPreview(app, context);
  registerOutcomes(app, context);
  registerCompletion(app, context);
  registerRunPanel(app, context);
  registerNotices(app, context);
  registerHideRunbook(app, context);
  registerClosedModals(app, context);
}
