import type { Message } from '../../application/ports/slack.js';
import { renderAccessNotice, renderLostAccess } from './access-notice.js';
import { renderAccessReport } from './access-report.js';
import { renderAnnouncement } from './announcement.js';
import { renderCorrection } from './correction.js';
import { renderDriftNotice } from './drift-notice.js';
import { renderFailureNotice } from './failure-notice.js';
import { renderProgress } from './progress.js';
import { renderPublicNotice } from './public-notice.js';
import { renderReminder } from './reminder.js';
import type { RenderedMessage } from './rendered-message.js';
import { renderResultNotice } from './result-notice.js';
import { renderRunPanel } from './run-panel.js';
import { renderSummary } from './summary.js';

/** The words for what is to be said. */
export function renderMessage(message: Message): RenderedMessage {
  switch (message.kind) {
    case 'announcement':
      return renderAnnouncement({ ...message.call, mayJoin: message.mayJoin }, message.audience, message.call.issue);
    case 'reminder':
      return renderReminder(message.reminder);
    case 'failure-notice':
      return renderFailureNotice(message.notice);
    case 'drift-notice':
      return renderDriftNotice(message.call, message.drift, message.movedTo);
    case 'public-notice':
      return renderPublicNotice(message.call);
    case 'access-notice':
      return renderAccessNotice(message.call, message.isDri);
    case 'access-report':
      return renderAccessReport(message.call, message.people);
    case 'result-notice':
      return renderResultNotice(message.result);
    case 'lost-access':
      return renderLostAccess();
    case 'run-panel':
      return renderRunPanel(message.panel);
    case 'progress':
      return renderProgress(message.progress);
    case 'summary':
      return renderSummary(message.call, message.completion);
    case 'correction':
      return renderCorrection(message.changes, message.by);
  }
}
