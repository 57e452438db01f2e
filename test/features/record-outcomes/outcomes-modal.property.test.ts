import fc from 'fast-check';
import { checkTyped, shownEntries, typedEntries } from '../../../src/features/record-outcomes/check-typed.js';
import { draftOutcomes, pageCount, turnTo, withTyped } from '../../../src/features/record-outcomes/outcomes-draft.js';
import { renderOutcomes } from '../../../src/features/record-outcomes/outcomes-modal.js';
import { readOutcomesState } from '../../../src/features/record-outcomes/outcomes-state.js';
import { taskResults } from '../../../src/runbook/runbook.js';
import type { TaskLine } from '../../../src/runbook/task-list.js';
import { modalForJane, refusalsOfModal, stateForJane } from '../../support/views/as-people-see-it.js';
import { longHostileText } from '../../support/views/hostile-texts.js';
import { aTask, outcomesForm } from '../../support/views/sample-run.js';

const hostileTask: fc.Arbitrary<Partial<TaskLine>> = fc.record({
  name: longHostileText,
  url: fc.option(
    longHostileText.map((text) => `https://evil.example/?${text}`),
    { nil: undefined },
  ),
  outcome: fc.option(
    fc.record({ result: fc.constantFrom(...taskResults), note: fc.option(longHostileText, { nil: undefined }) }),
    { nil: undefined },
  ),
  oddOutcome: fc.option(longHostileText, { nil: undefined }),
  plannedMinutes: fc.option(fc.integer({ min: 0, max: 5999 }), { nil: undefined }),
  actualMinutes: fc.option(fc.integer({ min: 0, max: 5999 }), { nil: undefined }),
});

test.each([1, 9, 10, 11, 100, 999, 1000])('of %d tasks every one is reached on exactly one page', (count) => {
  const draft = draftOutcomes(outcomesForm(Array.from({ length: count }, (_, index) => aTask(index + 1))));

  const labels = Array.from({ length: pageCount(draft) }, (_, page) => renderOutcomes(turnTo(draft, page)))
    .flatMap((view) => modalForJane(view).inputs.map(({ label }) => label))
    .filter((label) => label.startsWith('Outcome'));

  expect(labels).toEqual(Array.from({ length: count }, (_, index) => `Outcome of task ${index + 1}`));
});

test('whatever a runbook says, every page is one that Slack takes, and nothing on it is live', () => {
  fc.assert(
    fc.property(fc.array(hostileTask, { minLength: 1, maxLength: 25 }), longHostileText, (parts, typed) => {
      const tasks = parts.map((task, index) => aTask(index + 1, task));
      const draft = draftOutcomes(outcomesForm(tasks));
      const short = typed.slice(0, 50);
      const all = new Map(
        tasks.map((_task, place) => [place, { result: '' as const, duration: short, note: typed.slice(0, 3000) }]),
      );
      const wrong = withTyped(draft, all);

      for (const page of Array.from({ length: pageCount(draft) }).keys()) {
        const views = [
          renderOutcomes(turnTo(draft, page), { notice: typed }),
          renderOutcomes(turnTo(wrong, page), { problems: checkTyped(wrong) }),
        ];
        for (const view of views) {
          expect(refusalsOfModal(view)).toEqual([]);
          expect(modalForJane(view).live).toEqual([]);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('looking at every page and typing nothing changes nothing', () => {
  fc.assert(
    fc.property(fc.array(hostileTask, { minLength: 1, maxLength: 25 }), (parts) => {
      let draft = draftOutcomes(outcomesForm(parts.map((task, index) => aTask(index + 1, task))));
      for (const page of Array.from({ length: pageCount(draft) }).keys()) {
        draft = turnTo(draft, page);
        draft = withTyped(draft, readOutcomesState(stateForJane(renderOutcomes(draft))));
      }

      expect(checkTyped(draft)).toEqual([]);
      expect(typedEntries(draft)).toEqual(shownEntries(draft));
    }),
    { numRuns: 50 },
  );
});
