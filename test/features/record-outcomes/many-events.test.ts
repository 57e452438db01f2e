import type { RunEvent } from '../../../src/call/recording/recording.js';
import { findMarked, fingerprintOf } from '../../../src/call/recording/task-fingerprints.js';
import { dropOverwrittenEvents } from '../../../src/features/record-outcomes/drop-overwritten-events.js';

test.each([
  ['a name of its own', (n: number) => `task ${n}`],
  ['the same name', () => 'task'],
])('a fingerprint is made once for each task, however many events there are: %s', (_case, nameOf) => {
  const fingerprint = jest.fn((text: string) => `#${text}`);
  const tasks = Array.from({ length: 1_000 }, (_, n) => ({
    position: n + 1,
    name: nameOf(n + 1),
    plannedMinutes: undefined,
    actualMinutes: undefined,
    outcome: undefined,
    oddOutcome: undefined,
    url: undefined,
  }));
  const events = tasks.map(
    (task): RunEvent => ({
      kind: 'settled',
      task: fingerprintOf(task, String.prototype.concat.bind('#')),
      at: task.position,
      by: 'U1',
      result: 'Success',
      minutes: undefined,
    }),
  );
  const edits = tasks
    .filter(({ position }) => position % 2 === 0)
    .map(({ position, name }) => ({ kind: 'record-task', task: { position, name }, outcome: null }) as const);

  const kept = dropOverwrittenEvents(events, edits, tasks, fingerprint);

  expect(kept.map(({ at }) => at)).toEqual(
    tasks.map(({ position }) => position).filter((position) => position % 2 === 1),
  );
  expect(fingerprint).toHaveBeenCalledTimes(1_000);
});

/** How often the position of a task is read while a mark is looked up for each of so many tasks of one name. */
function readsFor(count: number): number {
  let reads = 0;
  const tasks = Array.from({ length: count }, (_, n) => ({
    name: 'task',
    get position() {
      reads += 1;
      return n + 1;
    },
  }));
  const taskOf = findMarked(tasks, (text) => text);
  for (let position = 1; position <= count; position += 1) taskOf({ name: 'task', position });
  return reads;
}

test('twice as many tasks of one name, and twice as many events, cost hardly more than twice as much', () => {
  expect(readsFor(4_000) / readsFor(2_000)).toBeLessThan(2.5);
});

test.each<[number, number | undefined]>([
  [1, 2],
  [2, 2],
  [3, 2],
  [4, 5],
  [6, 5],
  [7, 5],
  [8, 9],
  [12, 9],
])('a mark at %i means the nearest task of its name, of two the first: %s', (position, expected) => {
  const tasks = [2, 5, 9].map((at) => ({ name: 'task', position: at }));

  expect(findMarked(tasks, (text) => text)({ name: 'task', position })?.position).toBe(expected);
  expect(findMarked(tasks, (text) => text)({ name: 'other', position })).toBeUndefined();
});
