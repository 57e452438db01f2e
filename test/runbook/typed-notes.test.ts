import fc from 'fast-check';
import { editRunbook, planEdits } from '../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';
import { hostileText } from './arbitrary-runbook.js';
import { typed } from './edited-runbook.js';

/** Slack's limit for what a person types into a field, in characters. */
const longest = 3000;

const runbook = ['### Tasks', '', '| Task | Outcome | Duration |', '|---|---|---|', '| a | | 10m |', '| b | | |'].join(
  '\n',
);

function failed(note: string): RunbookEdit {
  return { kind: 'record-task', task: { position: 1, name: 'a' }, outcome: { result: 'Failed', note } };
}

/** The row of the first task as it stands in the text. */
function rowOf(markdown: string): string | undefined {
  return markdown.split('\n')[4];
}

function noteIn(markdown: string): string | undefined {
  return parseRunbook(markdown).runbook.tasks[0]?.outcome?.note;
}

describe('a note as it was typed', () => {
  test.each([
    ['3 users not found', '| a | Failed: 3 users not found | (planned 10m) |'],
    [': not found', '| a | Failed: : not found | (planned 10m) |'],
    ['- not found', '| a | Failed: `-` not found | (planned 10m) |'],
    ['– not found', '| a | Failed: – not found | (planned 10m) |'],
    ['(not found)', '| a | Failed: (not found) | (planned 10m) |'],
    ['Success', '| a | Failed: Success | (planned 10m) |'],
    ['Failed: again', '| a | Failed: Failed: again | (planned 10m) |'],
    ['a | b || c', '| a | Failed: a \\| b \\|\\| c | (planned 10m) |'],
    ['ends with \\', '| a | Failed: ends with `\\` | (planned 10m) |'],
    ['a\\|b', '| a | Failed: `a\\`\\|`b` | (planned 10m) |'],
    ['/close', '| a | Failed: `/close` | (planned 10m) |'],
    ['first\n/close', '| a | Failed: first<br>`/close` | (planned 10m) |'],
    ['ask @all or @jane', '| a | Failed: ask `@all` or `@jane` | (planned 10m) |'],
    ['#1 and ~label', '| a | Failed: `#1` and `~label` | (planned 10m) |'],
    ['run `x`', '| a | Failed: run `` `x` `` | (planned 10m) |'],
    ['<!-- hidden -->', '| a | Failed: `<!--` hidden `-->` | (planned 10m) |'],
    ['a <br> b', '| a | Failed: a `<br>` b | (planned 10m) |'],
    ['[x](javascript:alert(1))', '| a | Failed: `[x](javascript:alert(1))` | (planned 10m) |'],
  ])('%j is read back from the issue', (note, row) => {
    const edited = editRunbook(runbook, [failed(note)]);

    expect(rowOf(edited)).toBe(row);
    expect(noteIn(edited)).toBe(note);
  });

  test.each([
    ['a\r\nb\u2028c', 'a\nb\nc'],
    ['a\n\n\nb', 'a\nb'],
    ['  a \t  b  ', 'a b'],
    ['a\u0000b\u0007c', 'a b c'],
    ['\ud800', '\ufffd'],
  ])('%j is written as %j: blanks are joined, blank lines and what no one can read are left out', (note, written) => {
    const edited = editRunbook(runbook, [failed(note)]);

    expect(noteIn(edited)).toBe(written);
  });

  test.each(['', ' ', '\n\r\n', '\u0007'])('%j is no note', (note) => {
    const edited = editRunbook(runbook, [failed(note)]);

    expect(rowOf(edited)).toBe('| a | Failed | (planned 10m) |');
    expect(noteIn(edited)).toBeUndefined();
  });
});

describe('a note as long as Slack lets people type', () => {
  test.each(
    [
      'a',
      'a\n',
      '|',
      '` ',
      '`',
      '`\n',
      '`|',
      '@a ',
      '@\n',
      '#1 ',
      '\\|',
      '<br>',
      '<!--',
      '[',
      '[a](b) ',
      '*a_',
      '/close\n',
      '🔙',
    ].map((piece) => [piece]),
  )('of nothing but %j is read back, and not written again', (piece) => {
    const note = piece.repeat(longest).slice(0, longest);

    const edited = editRunbook(runbook, [failed(note)]);

    expect(noteIn(edited)).toBe(typed(note, '\n'));
    expect(planEdits(edited, [failed(note)])).toEqual({ splices: [], unplaced: [], obsolete: [] });
    expect(edited.length - runbook.length).toBeLessThan(7 * longest);
  });

  test('of anything is read back, not written again, and leaves nothing behind when it is taken back', () => {
    const long = fc
      .array(hostileText, { minLength: 50, maxLength: 120 })
      .map((parts) => parts.join(' ').slice(0, longest));
    fc.assert(
      fc.property(long, (note) => {
        const edited = editRunbook(runbook, [failed(note)]);
        const takenBack = editRunbook(edited, [
          { kind: 'record-task', task: { position: 1, name: 'a' }, outcome: null },
        ]);

        expect(noteIn(edited)).toBe(typed(note, '\n') || undefined);
        expect(planEdits(edited, [failed(note)]).splices).toEqual([]);
        expect(rowOf(takenBack)).toBe('| a | | 10m |');
        expect(parseRunbook(edited).runbook.tasks).toHaveLength(2);
      }),
    );
  });
});
