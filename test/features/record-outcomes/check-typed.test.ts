import {
  checkTyped,
  fieldErrors,
  shownEntries,
  typedEntries,
} from '../../../src/features/record-outcomes/check-typed.js';
import { draftOutcomes, type TypedTask, withTyped } from '../../../src/features/record-outcomes/outcomes-draft.js';
import { aTask, outcomesForm, settled } from '../../support/views/sample-run.js';

const draft = draftOutcomes(
  outcomesForm([
    settled(1, { outcome: { result: 'Failed', note: 'no such user' }, actualMinutes: 75 }),
    ...Array.from({ length: 11 }, (_, index) => aTask(index + 2)),
  ]),
);

function typed(place: number, parts: Partial<TypedTask>) {
  return withTyped(draft, new Map([[place, { result: '', duration: '', note: '', ...parts }]]));
}

test.each<[string, number | undefined]>([
  ['10m', 10],
  ['1h15m', 75],
  ['1:15', 75],
  ['90', 90],
  ['1.5h', 90],
  ['  ', undefined],
])('the duration “%s” is %s minutes', (duration, minutes) => {
  const filled = typed(1, { duration });

  expect(checkTyped(filled)).toEqual([]);
  expect(typedEntries(filled)[1]?.minutes).toBe(minutes);
});

test.each([
  ['abc', '“abc” isn’t a duration. Write 10m, 1h15m, 1:15, 90 or 1.5h.'],
  ['-5', '“-5” isn’t a duration. Write 10m, 1h15m, 1:15, 90 or 1.5h.'],
  ['x'.repeat(60), `“${'x'.repeat(49)}…” isn’t a duration. Write 10m, 1h15m, 1:15, 90 or 1.5h.`],
])('“%.10s” is refused with examples', (duration, text) => {
  expect(checkTyped(typed(1, { duration }))).toEqual([{ place: 1, field: 'duration', text }]);
});

test('a note without an outcome has no place in the runbook', () => {
  const problems = checkTyped(typed(1, { note: 'why?' }));

  expect(problems).toEqual([
    { place: 1, field: 'note', text: 'A note needs an outcome. Choose one, or clear the note.' },
  ]);
});

test('Slack is told of the problems on the page that was submitted, under the names of its fields', () => {
  const problems = checkTyped(
    withTyped(
      draft,
      new Map([
        [1, { result: '' as const, duration: 'abc', note: '' }],
        [11, { result: '' as const, duration: 'abc', note: '' }],
      ]),
    ),
  );

  const errors = fieldErrors(problems, draft, { key: 'a key', projectId: 100, iid: 12, page: 0, visits: 3 });

  expect(Object.keys(errors)).toEqual(['duration_1_3']);
});

test('what was left as it was is what was shown', () => {
  const untouched = typed(0, { result: 'Failed', duration: '1h15m', note: 'no such user' });

  expect(typedEntries(untouched)).toEqual(shownEntries(draft));
});

test('what was changed is read, and what was emptied is nothing', () => {
  const changed = typed(0, { result: 'Partial', duration: '2:00', note: ' found later ' });
  const emptied = typed(0, {});

  expect(typedEntries(changed)[0]).toMatchObject({ result: 'Partial', minutes: 120, note: 'found later' });
  expect(typedEntries(emptied)[0]).toMatchObject({ result: undefined, minutes: undefined, note: undefined });
});

test('a note that no field can hold keeps its end when nobody changes it', () => {
  const note = 'x'.repeat(4000);
  const long = draftOutcomes(outcomesForm([settled(1, { outcome: { result: 'Failed', note } })]));

  const submitted = withTyped(
    long,
    new Map([[0, { result: 'Failed' as const, duration: '5m', note: `${'x'.repeat(2999)}…` }]]),
  );

  expect(typedEntries(submitted)[0]).toMatchObject({ note, minutes: 5 });
});
