import type { Refusal } from '../../../src/call/access/refusal.js';
import type { Message } from '../../../src/call/ports/slack.js';
import { renderBackToForm } from '../../../src/features/announce/back-to-form.js';
import { renderPreview } from '../../../src/features/announce/preview-modal.js';
import { draftCompletion } from '../../../src/features/complete/completion-draft.js';
import { renderCompletion } from '../../../src/features/complete/completion-modal.js';
import { renderAnnounced } from '../../../src/features/delivery-status/status-modal.js';
import { renderMisread } from '../../../src/features/help/help.js';
import { draftOutcomes } from '../../../src/features/record-outcomes/outcomes-draft.js';
import { renderOutcomes } from '../../../src/features/record-outcomes/outcomes-modal.js';
import { renderMessage } from '../../../src/registry/render-message.js';
import { renderNotice } from '../../../src/slack/block-kit/notice-modal.js';
import { renderRefusal } from '../../../src/slack/block-kit/refusal-view.js';
import { withInserted } from './invisible.js';
import { channels, sampleAnnouncedCall, sampleDelivery, samplePreview, sampleStatus } from './sample-preview.js';
import {
  aTask,
  completionForm,
  outcomesForm,
  recordedCall,
  sampleCompletion,
  samplePanel,
  sampleTaskList,
} from './sample-run.js';

const failure = { service: 'GitLab', code: 'http-403', message: 'GitLab says: no.' } as const;
const tasks = [
  aTask(1, { outcome: { result: 'Failed', note: 'broken' }, actualMinutes: 3 }),
  aTask(2, { oddOutcome: 'done!', url: 'https://docs.gitlab.com/2fa' }),
];

/** One message of each kind, as the app means it. */
const completion = sampleCompletion({ whyOpen: 'because' });
const call = sampleAnnouncedCall();
const taskList = sampleTaskList(tasks);
const { fields } = call;
export const sampleMessages: Readonly<Record<Message['kind'], Message>> = {
  announcement: { kind: 'announcement', call, audience: 'managers', mayJoin: true },
  reminder: {
    kind: 'reminder',
    reminder: {
      call,
      occasion: '10m',
      now: call.time.instant - 600_000,
      reader: {
        kind: 'person',
        access: 'granted',
        timeZone: undefined,
        openItems: ['dry run'],
        hasMoved: true,
        otherSchedule: 'tomorrow',
      },
    },
  },
  'failure-notice': {
    kind: 'failure-notice',
    notice: { call, failed: [{ ...sampleDelivery({ kind: 'record' }), failure }], channels },
  },
  'drift-notice': {
    kind: 'drift-notice',
    call,
    drift: [
      { kind: 'other-name', name: fields.name },
      { kind: 'other-description', description: 'new' },
      { kind: 'other-contacts', names: ['Jane'] },
      { kind: 'other-meeting', address: 'zoom.us' },
      { kind: 'moved', schedule: 'tomorrow' },
    ],
  },
  'public-notice': { kind: 'public-notice', call },
  'access-notice': { kind: 'access-notice', call, isDri: false },
  'access-report': { kind: 'access-report', call, people: [{ slackId: 'U0JANE', why: 'no-access' }] },
  'result-notice': {
    kind: 'result-notice',
    result: {
      ...{ call, action: 'announced', posts: [], messages: [], channels },
      jobs: [{ ...sampleDelivery({ kind: 'record' }), state: 'failed', failure }],
    },
  },
  'run-panel': { kind: 'run-panel', panel: samplePanel({ taskList }) },
  'lost-access': { kind: 'lost-access' },
  progress: {
    kind: 'progress',
    progress: { call: recordedCall({ completion }), totals: completion.totals, now: call.time.instant },
  },
  summary: { kind: 'summary', call, completion, audience: 'support' },
  correction: { kind: 'correction', changes: [{ kind: 'result', from: 'Success', to: 'Failed' }], by: 'U0JANE' },
};

const preview = samplePreview();
const contacts = [{ name: 'Bob Brown', chosen: undefined, lastTime: undefined }];
const problems = [
  ...preview.draft.problems,
  { severity: 'warning', code: 'odd', line: 1, found: 'This is wrong.', fix: 'Do it.' } as const,
];
const refusal: Refusal = { kind: 'unreadable-reference', reason: 'No.', fix: 'Do it.' };
const standing = sampleStatus({
  call: recordedCall({ completion }),
  jobs: [sampleDelivery({ kind: 'record' }, { state: 'failed', failure })],
});
const announced = samplePreview({}, {}, standing);
const form = completionForm({
  taskList: sampleTaskList(tasks, { openItems: ['dry run'] }),
  proposal: { ...completion, whyOpen: 'because' },
});
const announce = { mode: 'announce', typedProduct: undefined, channels } as const;

type Insert = (text: string) => string;

/**
 * Everything that the app sends to Slack, by the name of its renderer or of the kind of its message, made of texts into which
 * something is inserted.
 */
export const everythingRendered: Readonly<Record<string, (insert: Insert) => unknown>> = {
  ...Object.fromEntries(
    Object.entries(sampleMessages).map(([kind, message]) => [
      kind,
      (insert: Insert) => renderMessage(withInserted(message, insert)),
    ]),
  ),
  renderPreview: (insert) =>
    renderPreview(withInserted({ ...preview, contacts, draft: { ...preview.draft, problems } }, insert), {
      ...announce,
      notice: insert('changed'),
    }),
  'renderPreview of an announced call': (insert) => renderPreview(withInserted(announced, insert), announce),
  'renderPreview for somebody who may not choose': (insert) =>
    renderPreview(withInserted({ ...preview, contacts, mayChooseContacts: false }, insert), announce),
  renderOutcomes: (insert) =>
    renderOutcomes(draftOutcomes(withInserted(outcomesForm(tasks), insert)), { notice: insert('changed') }),
  renderCompletion: (insert) => renderCompletion(draftCompletion(withInserted(form, insert)), insert('changed')),
  renderAnnounced: (insert) => renderAnnounced(withInserted(standing, insert), insert('done'), channels),
  renderRefusal: (insert) => renderRefusal('Runbook', withInserted(refusal, insert)),
  renderNotice: (insert) => renderNotice('Runbook', insert('what')),
  renderBackToForm: (insert) =>
    renderBackToForm({ mode: 'announce', projectId: 100, iid: 12, seen: '' }, [insert('what')]),
  renderMisread: (insert) => renderMisread({ kind: 'unknown-product', typed: insert('gitlab') }),
};
