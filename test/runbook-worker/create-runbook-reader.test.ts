import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { RunbookEdit } from '../../src/domain/runbook/runbook-edit.js';
import { type ClosableRunbookReader, createRunbookReader } from '../../src/runbook-worker/create-runbook-reader.js';
import type { ThreadPoolParts } from '../../src/runbook-worker/create-thread-pool.js';
import { readInPlace } from '../../src/runbook-worker/read-in-place.js';
import { eventually } from '../support/eventually.js';
import { fixture } from '../support/fixture.js';
import { costlyRunbook, longRunbook } from '../support/large-runbook.js';

const dist = join(process.cwd(), 'dist/runbook-worker');
const script = pathToFileURL(join(dist, 'worker.js'));
const acme = fixture('stories/acme.md');
const tick: RunbookEdit = {
  kind: 'record-task',
  task: { position: 12_000, name: 'Task 11999 with code' },
  actualMinutes: 7,
};

let reader: ClosableRunbookReader;

afterEach(() => reader.close());

function start(parts: Partial<ThreadPoolParts> = {}): void {
  // The machine may be very busy with other tests.
  reader = createRunbookReader({ script, timeLimit: 50_000, ...parts });
}

/** A thread that answers every task with what `expression` says there. */
function answering(expression: string): URL {
  const code = `import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', (task) => parentPort.postMessage({ kind: 'read', said: ${expression} }));`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

test.each([
  ['a short', acme],
  ['a long', longRunbook],
])('%s runbook is read as it would be read in place', async (_, markdown) => {
  start();

  expect(await reader.review(markdown)).toEqual(await readInPlace.review(markdown));
  expect(await reader.edit(markdown, [tick])).toEqual(await readInPlace.edit(markdown, [tick]));
  expect(await reader.tasks(markdown, [tick])).toEqual(await readInPlace.tasks(markdown, [tick]));
});

test('the tasks of a long runbook are read with the edits that are promised', async () => {
  start();
  const task = { position: 2, name: 'Task 1 with code' };
  const outcome = { result: 'Failed', note: 'no' } as const;

  const reading = await reader.tasks(longRunbook, [{ kind: 'record-task', task, outcome, actualMinutes: 7 }]);

  expect(reading).toMatchObject({ kind: 'tasks', taskCount: 12_000, rollbackPlan: expect.any(String) });
  const tasks = reading.kind === 'tasks' ? reading.tasks : [];
  expect(tasks).toHaveLength(1000);
  expect(tasks[1]).toEqual({
    ...task,
    url: 'https://docs.gitlab.com/1',
    outcome,
    oddOutcome: undefined,
    plannedMinutes: 1,
    actualMinutes: 7,
  });
});

test('tasks that cannot be read in time are unreadable, and the next ones are read', async () => {
  start({ mostThreads: 1, timeLimit: 1500 });

  const readings = await Promise.all([reader.tasks(costlyRunbook, []), reader.tasks(acme.repeat(10), [])]);

  expect(readings).toMatchObject([{ kind: 'unreadable' }, { kind: 'tasks' }]);
});

test('a thread that answers another question is not believed', async () => {
  start({ script: answering('1') });

  await expect(reader.tasks(longRunbook, [])).rejects.toThrow('answered another question');
  await expect(reader.edit(longRunbook, [])).rejects.toThrow('answered another question');
});

test('a long runbook is edited where the edit says', async () => {
  start();

  const edited = await reader.edit(longRunbook, [tick]);

  const row = '| [Task 11999](https://docs.gitlab.com/11999) with `code` | | ';
  expect(edited).toMatchObject({ kind: 'edited', unplaced: [] });
  expect(edited).toHaveProperty('markdown', longRunbook.replace(`${row}1m |`, `${row}7m (planned 1m) |`));
});

test('meanwhile everything else goes on', async () => {
  start();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();

  const reading = await reader.review(costlyRunbook);

  delay.disable();
  expect(reading).toMatchObject({ kind: 'read', overview: { counts: { tasks: expect.any(Number) } } });
  // In place this takes 2.5 seconds and more.
  expect(delay.max / 1e6).toBeLessThan(500);
});

test('what takes too long is unreadable, and the next one is read', async () => {
  start({ mostThreads: 1, timeLimit: 1500 });

  const readings = await Promise.all([reader.review(costlyRunbook), reader.review(acme.repeat(10))]);

  expect(readings).toMatchObject([{ kind: 'unreadable' }, { kind: 'read' }]);
});

test('what needs too much memory is unreadable, and the next one is read', async () => {
  start({ mostThreads: 1, mostMemory: 48 });

  const readings = await Promise.all([reader.review(costlyRunbook), reader.review(acme.repeat(10))]);

  expect(readings).toMatchObject([{ kind: 'unreadable' }, { kind: 'read' }]);
});

test('a mistake in a thread is thrown, and the next one is read', async () => {
  start({ mostThreads: 1, script: answering("task.kind === 'edit' ? task.no.such : 'well'") });

  await expect(reader.edit(longRunbook, [])).rejects.toThrow('Cannot read properties of undefined');

  expect(await reader.review(longRunbook)).toEqual({ kind: 'read', said: 'well' });
});

test('threads are used again, and there are no more than allowed', async () => {
  start({ mostThreads: 2, script: answering('threadId') });

  const readings = await Promise.all(Array.from({ length: 9 }, () => reader.review(longRunbook)));

  expect(new Set(readings.map((reading) => JSON.stringify(reading))).size).toBe(2);
});

test('a thread that has nothing to do is ended', async () => {
  start({ script: answering('threadId'), idleTime: 1 });
  const first = JSON.stringify(await reader.review(longRunbook));

  await eventually(async () => JSON.stringify(await reader.review(longRunbook)) !== first);
});

test('a thread sees no token in its environment', async () => {
  start({ script: answering('Object.keys(process.env)') });

  expect(await reader.review(longRunbook)).toEqual({ kind: 'read', said: [] });
});

test('who waits when the app stops is told', async () => {
  start({ mostThreads: 1 });
  const waiting = [reader.review(costlyRunbook), reader.review(costlyRunbook)];
  const outcomes = Promise.allSettled(waiting);

  await reader.close();

  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(reader.review(longRunbook)).rejects.toThrow('The app is stopping');
});

test('threads do not keep a process alive that is done', async () => {
  start();
  const code = `import { createRunbookReader } from ${JSON.stringify(pathToFileURL(join(dist, 'create-runbook-reader.js')))};
    const reader = createRunbookReader({ script: new URL(${JSON.stringify(script)}) });
    const reading = await reader.review('a'.repeat(100_000));
    console.log(reading.kind);`;

  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    timeout: 20_000,
  });

  expect(stdout).toBe('read\n');
});
