import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';
import { withoutSuperseded } from '../../src/runbook/without-superseded.js';

const task = { position: 1, name: 'Export' };
const done = { result: 'Success', note: undefined } as const;

const both: RunbookEdit = { kind: 'record-task', task, outcome: done, actualMinutes: 5 };
const outcome: RunbookEdit = { kind: 'record-task', task, outcome: done };
const minutes: RunbookEdit = { kind: 'record-task', task, actualMinutes: 5 };
const tick: RunbookEdit = { kind: 'tick-item', item: { list: 'post-call', position: 1, text: 'Summarise' } };

describe('what is left of an edit after later ones', () => {
  it.each<[string, RunbookEdit, RunbookEdit[], RunbookEdit[]]>([
    ['nothing came later', both, [], [both]],
    ['both cells were written', both, [both], []],
    ['both cells were emptied', both, [{ kind: 'record-task', task, outcome: null, actualMinutes: null }], []],
    ['the outcome was written', both, [outcome], [minutes]],
    ['the duration was written', both, [minutes], [outcome]],
    ['one cell was written after the other', both, [minutes, outcome], []],
    ['the cell that it empties was written', { kind: 'record-task', task, outcome: null }, [outcome], []],
    ['another task of that name was written', both, [{ ...both, task: { position: 2, name: 'Export' } }], [both]],
    ['another task stands there', both, [{ ...both, task: { position: 1, name: 'Import' } }], [both]],
    ['something else was done', both, [tick], [both]],
    ['a tick was made twice, which does no harm', tick, [tick], [tick]],
  ])('when %s', (_when, edit, later, left) => {
    expect(withoutSuperseded([edit], later)).toEqual(left);
  });
});

/** How often an edit's task is read while as many edits are held against as many later ones. */
function readsFor(count: number): number {
  let reads = 0;
  const edits = Array.from({ length: count }, (_, n) => ({
    kind: 'record-task' as const,
    actualMinutes: 5,
    get task() {
      reads += 1;
      return { position: n % 2 === 0 ? 1 : n, name: 'Export' };
    },
  }));
  withoutSuperseded(edits, edits);
  return reads;
}

test('twice as many edits, of one task and of many, cost hardly more than twice as much', () => {
  expect(readsFor(2_000) / readsFor(1_000)).toBeLessThan(2.5);
});
