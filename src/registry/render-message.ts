import type { Message } from '../call/ports/slack.js';
import { renderAccessReport } from '../features/access-notices/access-report.js';
import { renderAnnouncement } from '../features/announce/announcement.js';
import { renderCorrection } from '../features/complete/correction.js';
import { renderSummary } from '../features/complete/summary.js';
import { renderFailureNotice } from '../features/delivery-status/failure-notice.js';
import { renderResultNotice } from '../features/delivery-status/result-notice.js';
import { renderDriftNotice } from '../features/drift/drift-notice.js';
import { renderPublicNotice } from '../features/edit-issue/public-notice.js';
import { renderReminder } from '../features/remind/reminder.js';
import { renderProgress } from '../features/run/progress.js';
import { renderRunPanel } from '../features/run/run-panel.js';
import { renderAccessNotice, renderLostAccess } from '../slack/block-kit/access-notice.js';
import type { RenderedMessage } from '../slack/block-kit/rendered-message.js';

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
