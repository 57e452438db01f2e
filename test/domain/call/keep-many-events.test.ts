import { keepTrueEvents } from '../../../src/domain/call/keep-true-events.js';
import { markOf } from '../../../src/domain/call/marks.js';
import type { RunEvent } from '../../../src/domain/call/recording.js';

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
      task: markOf(task, String.prototype.concat.bind('#')),
      at: task.position,
      by: 'U1',
      result: 'Success',
      minutes: undefined,
    }),
  );
  const edits = tasks
    .filter(({ position }) => position % 2 === 0)
    .map(({ position, name }) => ({ kind: 'record-task', task: { position, name }, outcome: null }) as const);

  const kept = keepTrueEvents(events, edits, tasks, fingerprint);

  expect(kept.map(({ at }) => at)).toEqual(
    tasks.map(({ position }) => position).filter((position) => position % 2 === 1),
  );
  expect(fingerprint).toHaveBeenCalledTimes(1_000);
});
