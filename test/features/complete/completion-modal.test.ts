import fc from 'fast-check';
import {
  CompletionDraft,
  CompletionMetadata,
  draftCompletion,
  withAnotherFollowUp,
} from '../../../src/features/complete/completion-draft.js';
import { renderCompletion } from '../../../src/features/complete/completion-modal.js';
import { withCompletionState } from '../../../src/features/complete/completion-state.js';
import type { CompletionForm } from '../../../src/features/complete/open-completion.js';
import { anIssue } from '../../support/an-issue.js';
import { modalForJane, refusalsOfModal, stateForJane } from '../../support/views/as-people-see-it.js';
import { longHostileText } from '../../support/views/hostile-texts.js';
import {
  aTask,
  completionForm,
  recordedCall,
  sampleCompletion,
  sampleTaskList,
  sampleTasks,
} from '../../support/views/sample-run.js';

const completed: Partial<CompletionForm> = {
  call: recordedCall({ revision: 9, completion: sampleCompletion() }),
  proposal: sampleCompletion(),
};
const open: Partial<CompletionForm> = {
  taskList: sampleTaskList(sampleTasks, { openItems: ['Dry-run', 'Logs'] }),
  proposal: { result: 'Partial', currentState: '', followUps: [], whyOpen: undefined },
};

function typedOn(draft: CompletionDraft, typed: Readonly<Record<string, string>>): CompletionDraft {
  return withCompletionState(draft, stateForJane(renderCompletion(draft), typed));
}

test.each<[string, Partial<CompletionForm>]>([
  ['all is settled', {}],
  ['tasks and pre-call items are open', open],
  ['it was completed before', completed],
])('what is asked when %s', (_when, parts) => {
  const view = renderCompletion(draftCompletion(completionForm(parts)));

  const { title, submit, text } = modalForJane(view);
  expect({ title, submit, text }).toMatchSnapshot();
  expect(refusalsOfModal(view)).toEqual([]);
});

test('the app hears of it when the modal is closed, and the modal remembers what was shown', () => {
  const view = renderCompletion(draftCompletion(completionForm()));

  expect(view.notify_on_close).toBe(true);
  expect(CompletionMetadata.parse(JSON.parse(view.private_metadata ?? ''))).toEqual({
    key: 'a key',
    projectId: 100,
    iid: 12,
    seen: 7,
  });
});

test('many open tasks are counted', () => {
  const taskList = sampleTaskList(Array.from({ length: 40 }, (_, index) => aTask(index + 1)));

  const { lines } = modalForJane(renderCompletion(draftCompletion(completionForm({ taskList }))));

  expect(lines).toContain('• Task 15: Task no. 15');
  expect(lines).toContain('• … and 25 more');
});

test('an issue that is closed is not offered to be closed', () => {
  const closed = renderCompletion(draftCompletion(completionForm({ issue: anIssue({ state: 'closed' }) })));

  expect(modalForJane(closed).inputs.map(({ label }) => label)).not.toContain('The runbook');
});

test('the fields of a follow-up appear when one is needed, and up to five can be added', () => {
  const draft = typedOn(draftCompletion(completionForm()), { needed: 'yes' });
  const five = [1, 2, 3, 4, 5, 6].reduce(withAnotherFollowUp, draft);

  const one = modalForJane(renderCompletion(draft));
  const all = renderCompletion(five);

  expect(one.inputs.map(({ label }) => label).slice(2, 6)).toEqual([
    'Is a follow-up needed?',
    'Follow-up: what is to be done?',
    'Follow-up: by whom?',
    'Follow-up: links to its documentation',
  ]);
  expect(one.buttons).toEqual(['Add another follow-up']);
  const shown = modalForJane(all);
  expect(shown.inputs.map(({ label }) => label).filter((label) => label.endsWith('by whom?'))).toEqual([
    'Follow-up 1: by whom?',
    'Follow-up 2: by whom?',
    'Follow-up 3: by whom?',
    'Follow-up 4: by whom?',
    'Follow-up 5: by whom?',
  ]);
  expect(shown.buttons).toEqual([]);
  expect(refusalsOfModal(all)).toEqual([]);
});

test('what was typed stays when the modal is shown again, also what is hidden meanwhile, also as JSON', () => {
  const needed = typedOn(draftCompletion(completionForm(open)), {
    needed: 'yes',
    current_state: 'Half is done.',
    why_open: 'The customer left.',
    result: 'Failed',
    close_issue: 'close',
  });
  const named = typedOn(needed, { follow_up_what_0: 'Clean up', needed: 'no' });
  const kept = CompletionDraft.parse(JSON.parse(JSON.stringify(named)));
  const again = typedOn(kept, { needed: 'yes' });

  expect(modalForJane(renderCompletion(kept)).inputs.map(({ value }) => value)).toEqual([
    'The customer left.',
    'Failed',
    'Half is done.',
    'No',
    'Close the issue',
  ]);
  expect(again.typed.followUps).toEqual([{ what: 'Clean up', by: '', links: '' }]);
});

test('a box that was unticked and a field that was emptied are so', () => {
  const ticked = typedOn(draftCompletion(completionForm(completed)), { close_issue: 'close' });
  const values = stateForJane(renderCompletion(ticked), { current_state: '' });

  const unticked = withCompletionState(ticked, { ...values, close_issue: { close_issue: { selected_options: [] } } });

  expect(unticked.typed).toMatchObject({ closeIssue: false, currentState: '' });
});

test('shown again with the words that were typed, it says what is true now', () => {
  const draft = typedOn(draftCompletion(completionForm()), { current_state: 'All is well.' });

  const again = draftCompletion(completionForm(open), draft.typed);

  const { lines, inputs } = modalForJane(renderCompletion(again, 'Somebody else was faster.'));
  expect(lines[0]).toBe('Somebody else was faster.');
  expect(inputs.map(({ value }) => value)).toContain('All is well.');
  expect(lines).toContain('4 tasks: 1 succeeded, 3 open. Proposed from these outcomes.');
});

test('whatever a runbook says and people typed, nothing is live, and Slack takes the modal', () => {
  const words = fc.record({ name: longHostileText, item: longHostileText, typed: longHostileText });
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 40 }), ({ name, item, typed }, count) => {
      const taskList = sampleTaskList(
        Array.from({ length: count }, (_, index) => aTask(index + 1, { name })),
        { openItems: Array.from({ length: count }, () => item) },
      );
      const call = recordedCall();
      const form = completionForm({ taskList, call: { ...call, fields: { ...call.fields, name } } });
      const draft = draftCompletion(form, {
        result: 'Failed',
        currentState: typed.slice(0, 2000),
        isFollowUpNeeded: true,
        followUps: [{ what: typed.slice(0, 300), by: typed.slice(0, 100), links: typed.slice(0, 2500) }],
        whyOpen: typed.slice(0, 500),
        closeIssue: true,
      });

      const view = renderCompletion(draft, `${typed}.`);

      expect(refusalsOfModal(view)).toEqual([]);
      expect(modalForJane(view).live).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
