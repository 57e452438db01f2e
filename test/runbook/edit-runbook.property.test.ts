import fc from 'fast-check';
import { editRunbook, planEdits } from '../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import type { Task } from '../../src/runbook/runbook.js';
import { editedRunbook } from './arbitrary-edits.js';
import { hostileText, runbookMarkdown, runbookSoup } from './arbitrary-runbook.js';
import { afterEdit, meaningOf } from './edited-runbook.js';
import { lineOf, writtenPlaces } from './written-places.js';

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) };

describe('an edited runbook', () => {
  test('says what it said before, changed by exactly the edits', () => {
    fc.assert(
      fc.property(editedRunbook, ({ markdown, edits }) => {
        const expected = edits.reduce(afterEdit, meaningOf(parseRunbook(markdown).runbook));

        const edited = editRunbook(markdown, edits);

        expect(planEdits(markdown, edits).unplaced).toEqual([]);
        expect(meaningOf(parseRunbook(edited).runbook)).toEqual(expected);
      }),
      runs,
    );
  });

  test('stays as it is when the same edits are applied again', () => {
    fc.assert(
      fc.property(editedRunbook, ({ markdown, edits }) => {
        const once = editRunbook(markdown, edits);

        expect(planEdits(once, edits)).toEqual({ splices: [], unplaced: [], obsolete: [] });
      }),
      runs,
    );
  });

  test('reads as before when what was recorded is taken back', () => {
    fc.assert(
      fc.property(editedRunbook, ({ markdown, edits }) => {
        const { runbook } = parseRunbook(markdown);
        const recorded = edits
          .filter((edit) => edit.kind === 'record-task')
          .filter(({ task }) => isUnrecorded(runbook.tasks[task.position - 1]));

        const edited = editRunbook(markdown, recorded);
        const takenBack = recorded.map((edit) => ({ ...edit, outcome: null, actualMinutes: null }));
        const after = editRunbook(edited, takenBack);

        expect(meaningOf(parseRunbook(after).runbook)).toEqual(meaningOf(runbook));
        expect(editRunbook(markdown, [...recorded, ...takenBack])).toBe(markdown);
      }),
      runs,
    );
  });

  test('keeps every character outside the edited places', () => {
    fc.assert(
      fc.property(editedRunbook, ({ markdown, edits }) => {
        const { splices } = planEdits(markdown, edits);
        const edited = editRunbook(markdown, edits);

        let before = 0;
        let after = 0;
        for (const { start, end, text } of splices) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(edited.slice(after, after + start - before)).toBe(markdown.slice(before, start));
          after += start - before + text.length;
          before = end;
        }
        expect(edited.slice(after)).toBe(markdown.slice(before));
      }),
      runs,
    );
  });

  test('keeps the line ends that it had', () => {
    fc.assert(
      fc.property(editedRunbook, ({ markdown, edits }) => {
        const lineEnds = new Set(markdown.match(/\r\n|\r|\n/g));

        const edited = editRunbook(markdown, edits);

        expect(new Set(edited.match(/\r\n|\r|\n/g))).toEqual(lineEnds);
      }),
      runs,
    );
  });
});

function isUnrecorded(task: Task | undefined): boolean {
  return task?.outcomeCell.text === '' && task.actualMinutes === undefined && !/^took\b/.test(task.durationCell.text);
}

describe('any text at all', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), hostileText, runbookMarkdown, runbookSoup);

  test('can be read, and every place is where the runbook says it is', () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const { runbook } = parseRunbook(markdown);

        for (const { span, markdown: written, line } of writtenPlaces(runbook)) {
          expect(markdown.slice(span.start, span.end)).toBe(written);
          expect(line).toBe(lineOf(markdown, span.start));
        }
      }),
      runs,
    );
  });

  test('has edits of what is not in it reported and left alone', () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const edit = {
          kind: 'tick-item',
          item: { list: 'pre-call', position: 1, text: 'an item nobody wrote' },
        } as const;

        expect(planEdits(markdown, [edit])).toEqual({ splices: [], unplaced: [edit], obsolete: [] });
      }),
      runs,
    );
  });
});
