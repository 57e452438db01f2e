import { checkTyped } from '../../../src/features/record-outcomes/check-typed.js';
import {
  draftOutcomes,
  OutcomesDraft,
  OutcomesMetadata,
  turnTo,
  withTyped,
} from '../../../src/features/record-outcomes/outcomes-draft.js';
import { renderOutcomes } from '../../../src/features/record-outcomes/outcomes-modal.js';
import { readOutcomesState } from '../../../src/features/record-outcomes/outcomes-state.js';
import { modalForJane, refusalsOfModal, stateForJane } from '../../support/views/as-people-see-it.js';
import { aTask, outcomesForm, recordedCall, sampleCompletion, settled } from '../../support/views/sample-run.js';

const many = Array.from({ length: 57 }, (_, index) => aTask(index + 1));

function typedOn(draft: OutcomesDraft, typed: Readonly<Record<string, string>>): OutcomesDraft {
  return withTyped(draft, readOutcomesState(stateForJane(renderOutcomes(draft), typed)));
}

test('each task stands with what the issue says of it', () => {
  const view = renderOutcomes(
    draftOutcomes(
      outcomesForm([
        settled(1, {
          name: 'Confirm the users',
          url: 'https://docs.gitlab.com/users',
          outcome: { result: 'Failed', note: '3 users not found' },
          actualMinutes: 75,
          plannedMinutes: 10,
        }),
        aTask(2, { name: 'Remove 2FA', oddOutcome: 'tbd' }),
      ]),
    ),
  );

  const { title, submit, text, links } = modalForJane(view);
  expect({ title, submit, text }).toMatchSnapshot();
  expect(links).toContainEqual({ text: 'Confirm the users', url: 'https://docs.gitlab.com/users' });
  expect(refusalsOfModal(view)).toEqual([]);
});

test('the app hears of it when the modal is closed, and the modal remembers whose it is', () => {
  const view = renderOutcomes(draftOutcomes(outcomesForm()));

  expect(view.notify_on_close).toBe(true);
  expect(OutcomesMetadata.parse(JSON.parse(view.private_metadata ?? ''))).toEqual({
    key: 'a key',
    projectId: 100,
    iid: 12,
    page: 0,
    visits: 0,
  });
});

test('a runbook without tasks has nothing to record', () => {
  const { text, submit } = modalForJane(renderOutcomes(draftOutcomes(outcomesForm([]))));

  expect(text).toContain('No tasks to record.');
  expect(submit).toBeUndefined();
});

test.each([
  [0, 'Page 1 of 6 · tasks 1 to 10 of 57', ['Next']],
  [1, 'Page 2 of 6 · tasks 11 to 20 of 57', ['Previous', 'Next']],
  [5, 'Page 6 of 6 · tasks 51 to 57 of 57', ['Previous']],
  [99, 'Page 6 of 6 · tasks 51 to 57 of 57', ['Previous']],
  [-1, 'Page 1 of 6 · tasks 1 to 10 of 57', ['Next']],
])('a long runbook turned to page no. %d', (page, words, buttons) => {
  const shown = modalForJane(renderOutcomes(turnTo(draftOutcomes(outcomesForm(many)), page)));

  expect(shown.lines[0]).toBe(`Runbook gitlab-com/support/runbooks#12 · ${words} Acme - Enforce 2FA on all groups`);
  expect(shown.buttons).toEqual(buttons);
});

test('it opens where something is still to be recorded', () => {
  const tasks = many.map((task) => (task.position <= 12 ? settled(task.position) : task));

  expect(draftOutcomes(outcomesForm(tasks)).page).toBe(1);
});

test('what was typed on a page is there again after looking at others, also as JSON', () => {
  const first = typedOn(draftOutcomes(outcomesForm(many)), {
    result_2_0: 'Failed',
    duration_2_0: '1:15',
    note_2_0: 'no such group',
  });
  const second = typedOn(turnTo(first, 1), { result_12_1: 'Skipped' });
  const kept = OutcomesDraft.parse(JSON.parse(JSON.stringify(second)));

  const { inputs } = modalForJane(renderOutcomes(turnTo(kept, 0)));

  const [result, duration, note] = inputs.slice(6, 9);
  expect(result).toMatchObject({ label: 'Outcome of task 3', value: 'Failed', blockId: 'result_2_2' });
  expect(duration).toMatchObject({ label: 'Duration of task 3', value: '1:15', blockId: 'duration_2_2' });
  expect(note).toMatchObject({ label: 'Note on task 3', value: 'no such group', blockId: 'note_2_2' });
  expect(kept.typed['12']?.result).toBe('Skipped');
});

test('what was emptied stays empty', () => {
  const draft = typedOn(draftOutcomes(outcomesForm([settled(1, { actualMinutes: 5 })])), {
    result_0_0: 'none',
    duration_0_0: '',
  });

  const { inputs } = modalForJane(renderOutcomes(turnTo(draft, 0)));

  expect(inputs.map(({ value }) => value)).toEqual(['No outcome yet', undefined, undefined]);
});

test('what cannot be recorded is named first, wherever it stands, and marked under its field', () => {
  const draft = typedOn(turnTo(draftOutcomes(outcomesForm(many)), 4), {
    result_40_1: 'Success',
    duration_40_1: 'abc',
    note_41_1: 'why?',
  });

  const view = renderOutcomes(turnTo(draft, 4), { problems: checkTyped(draft) });

  const { lines } = modalForJane(view);
  expect(lines.slice(0, 3)).toEqual([
    'Not recorded yet. Fix the marked fields, then record again:',
    '• Task 41 on page 5: Task no. 41',
    '• Task 42 on page 5: Task no. 42',
  ]);
  expect(lines).toContain('⚠ “abc” isn’t a duration. Write 10m, 1h15m, 1:15, 90 or 1.5h.');
  expect(lines).toContain('⚠ A note needs an outcome. Choose one, or clear the note.');
  expect(refusalsOfModal(view)).toEqual([]);
});

test('of many that cannot be recorded the first ten are named', () => {
  const typed = new Map(many.map((_task, place) => [place, { result: '' as const, duration: 'abc', note: 'x' }]));
  const draft = withTyped(draftOutcomes(outcomesForm(many)), typed);

  const view = renderOutcomes(draft, { problems: checkTyped(draft) });

  expect(modalForJane(view).lines).toContain('… and 47 more');
  expect(refusalsOfModal(view)).toEqual([]);
});

test('of a completed call it says what a change will lead to', () => {
  const call = recordedCall({ completion: sampleCompletion() });

  const { title, lines } = modalForJane(renderOutcomes(draftOutcomes({ ...outcomesForm(), call })));

  expect(title).toBe('Correct outcomes');
  expect(lines[1]).toBe(
    'This call is completed. Changes here also correct its summaries, with a line in their threads.',
  );
});

test('a notice comes first', () => {
  const view = renderOutcomes(draftOutcomes(outcomesForm()), { notice: 'Look at what is marked.' });

  expect(modalForJane(view).lines[0]).toBe('Look at what is marked.');
});

test('a note of several lines keeps them, and a longer one than people may type keeps its end', () => {
  const long = 'x'.repeat(2000);
  const view = renderOutcomes(
    draftOutcomes(
      outcomesForm([
        settled(1, { outcome: { result: 'Failed', note: 'one\ntwo' } }),
        settled(2, { outcome: { result: 'Failed', note: long } }),
      ]),
    ),
  );

  const { inputs } = modalForJane(view);
  expect(inputs.filter(({ label }) => label.startsWith('Note')).map(({ value }) => value)).toEqual(['one\ntwo', long]);
  expect(refusalsOfModal(view)).toEqual([]);
});

test('values of fields that are no task’s are not read', () => {
  const draft = draftOutcomes(outcomesForm());
  const values = { result_99_0: { result: { selected_option: { value: 'Success' } } }, product: {} };

  expect(withTyped(draft, readOutcomesState(values)).typed).toEqual({});
});

test('the fullest page stays below the 250 kB that Slack takes', () => {
  const note = '\u0001'.repeat(3000);
  const tasks = Array.from({ length: 10 }, (_, index) =>
    settled(index + 1, {
      name: '漢'.repeat(5000),
      url: `https://a.example/${'u'.repeat(900)}`,
      outcome: { result: 'Failed', note },
    }),
  );

  const view = renderOutcomes(draftOutcomes(outcomesForm(tasks)));

  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
  expect(refusalsOfModal(view)).toEqual([]);
});
