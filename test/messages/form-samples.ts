import type { CallStatus } from '../../src/call/call-status.js';
import type { JobState } from '../../src/call/jobs/job.js';
import { renderPreview } from '../../src/features/announce/preview-modal.js';
import { draftCompletion } from '../../src/features/complete/completion-draft.js';
import { renderCompletion } from '../../src/features/complete/completion-modal.js';
import { headlineOf, renderAnnounced } from '../../src/features/delivery-status/status-modal.js';
import { draftOutcomes } from '../../src/features/record-outcomes/outcomes-draft.js';
import { renderOutcomes } from '../../src/features/record-outcomes/outcomes-modal.js';
import {
  renderPosting,
  renderReading,
  renderRecording,
  renderWorking,
} from '../../src/slack/block-kit/notice-modal.js';
import {
  ambiguousRunbook,
  channels,
  sampleDelivery,
  samplePreview,
  sampleStatus,
} from '../support/views/sample-preview.js';
import {
  aTask,
  completionForm,
  outcomesForm,
  recordedCall,
  sampleCompletion,
  sampleTaskList,
  settled,
} from '../support/views/sample-run.js';

const announce = { mode: 'announce', typedProduct: undefined, channels } as const;
const contacts = [{ name: 'Bob Brown', chosen: undefined, lastTime: 'U0JANE' }];
const tasks = [
  aTask(1, { name: 'Confirm the users', outcome: { result: 'Failed', note: '3 users not found' } }),
  aTask(2, { name: 'Remove 2FA', oddOutcome: 'done!' }),
];
const failure = { service: 'Slack', code: 'not_in_channel', message: '' } as const;
const remind = { kind: 'reminder', occasion: '24h', to: { kind: 'person', slackId: 'U0JANE' }, instant: 0 } as const;

/** Forms and windows of announcing a call, by what they are. */
export const announceForms: Readonly<Record<string, object>> = {
  Preview: renderPreview({ ...samplePreview(), contacts }, announce),
  'Preview with a question of time': renderPreview(
    samplePreview({ description: ambiguousRunbook, labels: [] }),
    announce,
  ),
  'Preview of a public runbook, by somebody who may not say who people are': renderPreview(
    { ...samplePreview({ confidential: false }), contacts, mayChooseContacts: false, droppedPicks: ['Bob'] },
    announce,
  ),
  'Preview of an announced call': renderPreview(samplePreview({}, {}, statusWith('completed')), announce),
  Check: renderPreview(samplePreview({ description: ambiguousRunbook }), { ...announce, mode: 'check' }),
  'After Post, while it is posted': afterPost('pending'),
  'After Post, failed': afterPost('failed'),
  'After Post, done': afterPost('completed'),
  Reading: renderReading(),
  Posting: renderPosting(),
  Working: renderWorking(),
};

/** Forms of recording what became of the tasks. */
export const outcomeForms: Readonly<Record<string, object>> = {
  'Record outcomes': renderOutcomes(draftOutcomes(outcomesForm(tasks))),
  'Record outcomes without tasks': renderOutcomes(draftOutcomes(outcomesForm([]))),
  Recording: renderRecording(),
};

/** Forms of completing a call. */
export const completionForms: Readonly<Record<string, object>> = {
  'Complete the call': renderCompletion(draftCompletion(completionForm())),
  'Complete the call, with something open': renderCompletion(
    draftCompletion(completionForm({ taskList: sampleTaskList([settled(1), aTask(2)], { openItems: ['Dry run'] }) })),
  ),
  'Correct the summary': renderCompletion(
    draftCompletion(
      completionForm({ call: recordedCall({ completion: sampleCompletion() }), proposal: sampleCompletion() }),
    ),
  ),
};

function statusWith(state: JobState): CallStatus {
  const failed = state === 'failed' ? { failure } : {};
  return sampleStatus({
    jobs: [
      sampleDelivery({ kind: 'announcement', audience: 'managers' }, { state, ...failed }),
      sampleDelivery({ kind: 'record' }, { state, ...failed }),
      ...[1, 2, 3].map((day) => sampleDelivery(remind, { dueAt: Date.UTC(2031, 9, 8 + day, 6) })),
      sampleDelivery(remind, { state: 'expired' }),
    ],
  });
}

function afterPost(state: JobState): object {
  const standing = statusWith(state);
  return renderAnnounced(standing, headlineOf(standing, 'Announced. Runbook updated.', 'told'), channels);
}
