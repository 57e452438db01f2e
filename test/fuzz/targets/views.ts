import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Call } from '../../../src/call/call.js';
import { fingerprintOf } from '../../../src/call/recording/task-fingerprints.js';
import { renderAnnouncement } from '../../../src/features/announce/announcement.js';
import { draftAnnouncement } from '../../../src/features/announce/draft-announcement.js';
import type { AnnouncementPreview } from '../../../src/features/announce/preview-announcement.js';
import { renderPreview } from '../../../src/features/announce/preview-modal.js';
import { draftCompletion } from '../../../src/features/complete/completion-draft.js';
import { renderCompletion } from '../../../src/features/complete/completion-modal.js';
import { renderSummary } from '../../../src/features/complete/summary.js';
import { renderDriftNotice } from '../../../src/features/drift/drift-notice.js';
import { draftOutcomes } from '../../../src/features/record-outcomes/outcomes-draft.js';
import { renderOutcomes } from '../../../src/features/record-outcomes/outcomes-modal.js';
import { renderReminder } from '../../../src/features/remind/reminder.js';
import { renderRunPanel } from '../../../src/features/run/run-panel.js';
import { renderMessage } from '../../../src/registry/render-message.js';
import { parseTaskList } from '../../../src/runbook/parse-task-list.js';
import { reviewRunbook } from '../../../src/runbook/review-runbook.js';
import { isTooLong } from '../../../src/runbook/task-list.js';
import { messageForJane, refusalsOfMessage, refusalsOfModal } from '../../support/views/as-people-see-it.js';
import { sampleMessages } from '../../support/views/everything-rendered.js';
import { longHostileText } from '../../support/views/hostile-texts.js';
import { invisibleIn, withInserted } from '../../support/views/invisible.js';
import { channels, sampleAnnouncedCall, samplePreview } from '../../support/views/sample-preview.js';
import {
  completionForm,
  outcomesForm,
  sampleCompletion,
  samplePanel,
  startOfCall,
} from '../../support/views/sample-run.js';
import { issueText } from '../arbitrary-text.js';
import { target } from '../target.js';

const base = samplePreview();
const call = sampleAnnouncedCall();
/** The people file's John, and Jane, who announced. */
const ours = new Set(['@John Doe', '@Jane Smith']);

function previewOf(description: string, now: number): AnnouncementPreview {
  const issue = { ...base.issue, description };
  return { ...base, issue, draft: draftAnnouncement(issue, reviewRunbook(description), new Map(), base.choices, now) };
}

const cell = longHostileText.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 2_000));

/** A runbook in which everything is hostile. */
const hostileRunbook = fc
  .record({ name: cell, text: cell, dri: cell, contact: cell, task: cell, note: cell, item: cell, url: cell })
  .map(({ name, text, dri, contact, task, note, item, url }) =>
    [
      ...[`| Runbook name | ${name} |`, '|---|---|', `| Runbook description | ${text} |`, `| DRI | ${dri} |`],
      ...['| Schedule at | 2031-10-10 23:30 UTC |', `| Meeting URL | [${name}](https://evil.example/?${url}) |`, ''],
      ...['### GitLab Contacts', '', '| Name | Role |', '|---|---|', `| ${contact} | ${dri} |`, ''],
      ...['### Pre-call checklist', '', `- [ ] ${item}`, '', '### Runbook - Tasks', ''],
      ...[
        '| Task | Outcome | Duration |',
        '|---|---|---|',
        `| ${task} | Failed: ${note} | 3m |`,
        `| ${task} | ${note} | |`,
      ],
      ...['', '### Rollback plan', '', text],
    ].join('\n'),
  );

/** Every kind of message: one without a sample does not compile. The panel is made with the fingerprints of its own tasks. */
const otherKinds = Object.values(sampleMessages)
  .map(({ kind }) => kind)
  .filter((kind) => kind !== 'run-panel');

const inputs = fc.record({
  markdown: fc.oneof(issueText, hostileRunbook),
  now: fc.integer({ min: startOfCall - 900_000_000, max: startOfCall + 90_000_000 }),
  occasion: fc.constantFrom('24h', '1h', '10m', '0m', 'start', 'end', 'morning 2031-10-12'),
  typed: longHostileText,
  sample: fc.constantFrom(...otherKinds),
});

/** Whatever a runbook says and whoever reads it, Slack takes every message and modal, and nobody is mentioned by it. */
export const views = target('messages and modals', inputs, ({ markdown, now, occasion, typed, sample }) => {
  const preview = previewOf(markdown, now);
  const taskList = parseTaskList(markdown, []);
  const { fields } = preview.draft;
  const said: Call = { ...call, fields };
  const completion = sampleCompletion({ currentState: typed.slice(0, 2_000) || 'Done', whyOpen: typed.slice(0, 500) });
  const person = {
    access: 'granted',
    hasMoved: true,
    timeZone: undefined,
    openItems: taskList.openItems,
    otherSchedule: typed.slice(0, 100),
  };

  const messages = [
    ...(['support', 'managers'] as const).map((audience) =>
      renderAnnouncement({ ...said, mayJoin: now % 3 === 0 }, audience),
    ),
    renderReminder({
      call: said,
      occasion,
      now,
      reader: { kind: 'channel', hasMoved: now % 2 === 0, mayJoin: now % 3 === 0 },
    }),
    renderReminder({ call: said, occasion, now, reader: { ...person, kind: 'person', access: 'granted' } }),
    renderSummary(said, completion),
    renderDriftNotice(said, [
      { kind: 'other-name', name: fields.name },
      { kind: 'other-description', description: fields.description },
      { kind: 'other-contacts', names: fields.gitlabContacts.map(({ name }) => name) },
      { kind: 'moved', schedule: typed },
    ]),
  ];
  /** Ids are Slack's, and nobody types them. */
  const insert = (text: string) => (/^U0[A-Z]+$/.test(text) ? text : typed.slice(0, 2_000) || text);
  messages.push(renderMessage(withInserted(sampleMessages[sample], insert)));
  if (!isTooLong(taskList)) {
    const fingerprints = taskList.tasks.map((task) => fingerprintOf(task, (text) => text.slice(0, 40)));
    messages.push(renderRunPanel({ ...samplePanel(), call: said, taskList, fingerprints, now }));
  }
  for (const message of messages) {
    assert.deepEqual(refusalsOfMessage(message), []);
    assert.deepEqual(invisibleIn(message), []);
    for (const { live } of [messageForJane(message), messageForJane({ ...message, text: '' })]) {
      assert.deepEqual(
        live.filter((mention) => !ours.has(mention)),
        [],
      );
    }
  }

  const modals = [
    renderPreview(preview, { mode: 'announce', typedProduct: undefined, channels }),
    renderOutcomes(draftOutcomes({ ...outcomesForm(), taskList })),
    renderCompletion(draftCompletion(completionForm({ taskList }))),
  ];
  for (const modal of modals) {
    assert.deepEqual(refusalsOfModal(modal), []);
    assert.deepEqual(invisibleIn(modal), []);
  }
});
