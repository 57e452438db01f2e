import fc from 'fast-check';
import type { Call } from '../../../src/call/call.js';
import { fingerprintOf } from '../../../src/call/recording/task-fingerprints.js';
import { totalsOf } from '../../../src/call/recording/totals.js';
import { currentTask, runningEvent } from '../../../src/features/run/current-task.js';
import { decideClick, type RunClick } from '../../../src/features/run/decide-click.js';
import { taskResults } from '../../../src/runbook/runbook.js';
import type { TaskLine } from '../../../src/runbook/task-list.js';
import { aCall } from '../../support/a-call.js';
import { aTask, aTaskList } from '../../support/a-task.js';
import { recordTasks } from '../../support/record-tasks.js';

/** A call and its runbook, as they stand at some moment. */
interface World {
  readonly call: Call;
  readonly tasks: readonly TaskLine[];
}

/** A click on the panel as it was `age` clicks ago, `elapsed` milliseconds after the click before. */
interface Click {
  readonly by: string;
  readonly age: number;
  readonly elapsed: number;
  readonly button: 'start' | 'undo' | (typeof taskResults)[number];
}

const anyTasks = fc
  .array(fc.record({ name: fc.constantFrom('Back up', 'Verify', 'Roll out'), planned: fc.option(fc.nat(90)) }), {
    maxLength: 6,
  })
  .map((rows) => rows.map(({ name, planned }, at) => aTask(at + 1, name, { plannedMinutes: planned ?? undefined })));

const anyClick: fc.Arbitrary<Click> = fc.record({
  by: fc.constantFrom('U0JANE', 'U0JOHN'),
  age: fc.constantFrom(0, 0, 0, 1, 2, 5),
  elapsed: fc.oneof(fc.constant(0), fc.integer({ min: -60_000, max: 3_600_000 })),
  button: fc.constantFrom('start' as const, 'undo' as const, ...taskResults),
});

const fingerprint = (text: string) => `#${text}`;

test('however two people click, on however old panels, every state is consistent', () => {
  everyStory(({ worlds }) => {
    for (const { call, tasks } of worlds) {
      const { events } = call.recording;
      const moments = events.map(({ at }) => at);
      expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));

      const running = tasks.filter((task) => runningEvent(call.recording, fingerprintOf(task, fingerprint)));
      expect(running.length).toBeLessThanOrEqual(1);
      expect(running.filter((task) => task !== currentTask(tasks))).toEqual([]);

      const settled = events.filter(({ kind }) => kind === 'settled').map(({ task }) => task.position);
      expect(settled).toEqual(tasks.filter(({ outcome }) => outcome).map(({ position }) => position));
    }
  });
});

test('undoing everything returns to the start', () => {
  everyStory(({ worlds }) => {
    const [first, last] = [worlds.at(0), worlds.at(-1)];
    const clicks = last?.call.recording.events ?? [];

    const world = clicks.reduce((each) => each && clicked(each, { kind: 'undo', at: lastMoment(each) }), last);

    expect(world).toEqual(first);
  });
});

test('of two people who settle the same task the first counts, and the second is told of it', () => {
  everyStory(({ worlds }) => {
    for (const world of worlds) {
      const task = currentTask(world.tasks);
      if (!task) continue;
      const click = { kind: 'settle', task: fingerprintOf(task, fingerprint), result: 'Failed' } as const;

      const after = clicked(world, click);

      const why = { kind: 'settled', by: 'U0JANE', result: 'Failed' };
      expect(decide(after, click, 'U0JOHN', lastMoment(after) + 1)).toEqual({ kind: 'stale', why });
    }
  });
});

test('the totals add up: every task counts once, and the minutes are those that the clicks have measured', () => {
  everyStory(({ worlds }) => {
    for (const { call, tasks } of worlds) {
      const { counts, actualMinutes } = totalsOf(tasks);
      expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(tasks.length);
      const measured = call.recording.events.flatMap((event) => (event.kind === 'settled' ? [event.minutes ?? 0] : []));
      expect(actualMinutes ?? 0).toBe(measured.reduce((sum, each) => sum + each, 0));
    }
  });
});

function everyStory(check: (story: { readonly worlds: readonly World[] }) => void): void {
  fc.assert(
    fc.property(anyTasks, fc.array(anyClick, { maxLength: 25 }), (tasks, clicks) => {
      const worlds: World[] = [{ call: aCall(), tasks }];
      let now = Date.UTC(2031, 9, 11, 6, 30);
      for (const click of clicks) {
        now += click.elapsed;
        const [world, panel] = [worlds.at(-1), worlds.at(Math.max(0, worlds.length - 1 - click.age))];
        const meant = world && panel && meaningOf(panel, click);
        if (meant) worlds.push(clicked(world, meant, click.by, now));
      }
      check({ worlds });
    }),
    { numRuns: 300 },
  );
}

/** What a button meant on the panel that showed `panel`; nothing when it had no such button. */
function meaningOf(panel: World, { button }: Click): RunClick | undefined {
  if (button === 'undo') return { kind: 'undo', at: lastMoment(panel) };
  const task = currentTask(panel.tasks);
  if (!task) return undefined;
  const mark = fingerprintOf(task, fingerprint);
  return button === 'start' ? { kind: 'start', task: mark } : { kind: 'settle', task: mark, result: button };
}

function clicked(world: World, click: RunClick, by = 'U0JANE', now = lastMoment(world)): World {
  const decision = decide(world, click, by, now);
  if (decision.kind === 'stale') return world;
  const recording = { ...world.call.recording, events: decision.events };
  return { call: { ...world.call, recording }, tasks: recordTasks(world.tasks, decision.edits) };
}

function decide({ call, tasks }: World, click: RunClick, by: string, now: number) {
  return decideClick(call, aTaskList(tasks), click, { by, now, fingerprint });
}

function lastMoment({ call }: World): number {
  return call.recording.events.at(-1)?.at ?? 0;
}
