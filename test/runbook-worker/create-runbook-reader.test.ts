import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { background } from '../../src/call/ports/runbook-reader.js';
import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';
import { type ClosableRunbookReader, createRunbookReader } from '../../src/runbook-worker/create-runbook-reader.js';
import type { ThreadPoolDeps } from '../../src/runbook-worker/create-thread-pool.js';
import { readInPlace } from '../../src/runbook-worker/read-in-place.js';
import { eventually } from '../support/eventually.js';
import { fixture } from '../support/fixture.js';
import { costlyRunbook, longRunbook } from '../support/large-runbook.js';

const dist = join(process.cwd(), 'dist/runbook-worker');
const script = pathToFileURL(join(dist, 'worker.js'));
const acme = fixture('calls/acme.md');
const tick: RunbookEdit = {
  kind: 'record-task',
  task: { position: 12_000, name: 'Task 11999 with code' },
  actualMinutes: 7,
};

const john = 'U0JOHN';
const jane = 'U0JANE';

let reader: ClosableRunbookReader;

afterEach(() => reader.close());

function start(parts: Partial<ThreadPoolDeps> = {}): void {
  // The machine may be very busy with other tests.
  reader = createRunbookReader({ script, timeLimit: 50_000, waitLimit: 100_000, ...parts });
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

  expect(await reader.review(markdown, john)).toEqual(await readInPlace.review(markdown));
  expect(await reader.edit(markdown, [tick], john)).toEqual(await readInPlace.edit(markdown, [tick]));
  expect(await reader.tasks(markdown, [tick], john)).toEqual(await readInPlace.tasks(markdown, [tick]));
});

test('the tasks of a long runbook are read with the edits that are promised', async () => {
  start();
  const task = { position: 2, name: 'Task 1 with code' };
  const outcome = { result: 'Failed', note: 'no' } as const;

  const reading = await reader.tasks(longRunbook, [{ kind: 'record-task', task, outcome, actualMinutes: 7 }], john);

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

  const readings = await Promise.all([reader.tasks(costlyRunbook, [], john), reader.tasks(acme.repeat(10), [], john)]);

  expect(readings).toMatchObject([{ kind: 'unreadable' }, { kind: 'tasks' }]);
});

test('a thread that answers another question is not believed', async () => {
  start({ script: answering('1') });

  await expect(reader.tasks(longRunbook, [], john)).rejects.toThrow('answered another question');
  await expect(reader.edit(longRunbook, [], john)).rejects.toThrow('answered another question');
});

test('a long runbook is edited where the edit says', async () => {
  start();

  const edited = await reader.edit(longRunbook, [tick], john);

  const row = '| [Task 11999](https://docs.gitlab.com/11999) with `code` | | ';
  expect(edited).toMatchObject({ kind: 'edited', unplaced: [] });
  expect(edited).toHaveProperty('markdown', longRunbook.replace(`${row}1m |`, `${row}7m (planned 1m) |`));
});

test('meanwhile everything else goes on', async () => {
  start();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();

  const reading = await reader.review(costlyRunbook, john);

  delay.disable();
  expect(reading).toMatchObject({ kind: 'read', overview: { counts: { tasks: expect.any(Number) } } });
  // In place this takes 2.5 seconds and more.
  expect(delay.max / 1e6).toBeLessThan(500);
});

test('what takes too long is unreadable, and the next one is read', async () => {
  start({ mostThreads: 1, timeLimit: 1500 });

  const readings = await Promise.all([reader.review(costlyRunbook, john), reader.review(acme.repeat(10), john)]);

  expect(readings).toMatchObject([{ kind: 'unreadable' }, { kind: 'read' }]);
});

test('what needs too much memory is unreadable, and the next one is read', async () => {
  start({ mostThreads: 1, mostMetadata: 48 });

  const readings = await Promise.all([reader.review(costlyRunbook, john), reader.review(acme.repeat(10), john)]);

  expect(readings).toMatchObject([{ kind: 'unreadable' }, { kind: 'read' }]);
});

test('a mistake in a thread is thrown, and the next one is read', async () => {
  start({ mostThreads: 1, script: answering("task.kind === 'edit' ? task.no.such : 'well'") });

  await expect(reader.edit(longRunbook, [], john)).rejects.toThrow('Cannot read properties of undefined');

  expect(await reader.review(longRunbook, john)).toEqual({ kind: 'read', said: 'well' });
});

test('threads are used again, and there are no more than allowed', async () => {
  start({ mostThreads: 2, script: answering('threadId') });

  const readings = await Promise.all(
    Array.from({ length: 9 }, (_, at) => reader.review(`${longRunbook}${at}`, `U0${at}`)),
  );

  expect(new Set(readings.map((reading) => JSON.stringify(reading))).size).toBe(2);
});

test('a thread that has nothing to do is ended', async () => {
  start({ script: answering('threadId'), idleTime: 1 });
  let asked = 0;
  const thread = async () => JSON.stringify(await reader.review(`${longRunbook}${asked++}`, john));
  const first = await thread();

  await eventually(async () => (await thread()) !== first);
});

test('a thread sees no token in its environment', async () => {
  start({ script: answering('Object.keys(process.env)') });

  expect(await reader.review(longRunbook, john)).toEqual({ kind: 'read', said: [] });
});

test('who waits when the app stops is told', async () => {
  start({ mostThreads: 1 });
  const waiting = [reader.review(costlyRunbook, john), reader.review(`${costlyRunbook} `, jane)];
  const outcomes = Promise.allSettled(waiting);

  await reader.close();

  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(reader.review(longRunbook, john)).rejects.toThrow('The app is stopping');
});

test('threads do not keep a process alive that is done', async () => {
  start();
  const code = `import { createRunbookReader } from ${JSON.stringify(pathToFileURL(join(dist, 'create-runbook-reader.js')))};
    const reader = createRunbookReader({ script: new URL(${JSON.stringify(script)}) });
    const reading = await reader.review('a'.repeat(100_000), 'U0JOHN');
    console.log(reading.kind);`;

  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    timeout: 20_000,
  });

  expect(stdout).toBe('read\n');
});

/** A thread that needs so many milliseconds for each text, and answers with its end. */
function pausing(milliseconds: number): URL {
  return answering(
    `(Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${milliseconds}), task.markdown.slice(-8))`,
  );
}

/** In which order the readings end, by the ends of their texts. */
async function orderOf(readings: Readonly<Record<string, Promise<unknown>>>): Promise<readonly string[]> {
  const order: string[] = [];
  await Promise.all(Object.entries(readings).map(([name, reading]) => reading.then(() => order.push(name))));
  return order;
}

test('who has twenty texts read delays somebody else by one of them, and the short ones of others by none', async () => {
  start({ script: pausing(100), mostThreads: 1, mostWaitingOfOne: 20 });
  const ofJohn = Array.from({ length: 20 }, (_, at) => [`john ${at}`, reader.review(`${longRunbook}${at}`, john)]);

  const order = await orderOf({
    ...Object.fromEntries(ofJohn),
    jane: reader.review(`${longRunbook} jane`, jane),
    short: reader.review(`${acme.repeat(10)} short`, jane),
    background: reader.review(`${longRunbook} ours`, background),
  });

  // Threads start at the same time and not equally fast.
  expect(order.indexOf('jane')).toBeLessThan(12);
  expect(order.indexOf('short')).toBeLessThan(12);
  expect(order.indexOf('background')).toBeLessThan(12);
});

test('one text that many ask for is read once, and once again when it was forgotten', async () => {
  start({ script: answering('Math.random()') });

  const readings = await Promise.all([john, jane, background].map((asker) => reader.review(longRunbook, asker)));
  const later = await reader.review(longRunbook, jane);

  expect(new Set([...readings, later]).size).toBe(1);
});

test('more texts of one person than can wait are not read, and those of others are', async () => {
  start({ script: pausing(20), mostThreads: 1, mostWaitingOfOne: 2 });
  const ofJohn = Array.from({ length: 5 }, (_, at) => reader.tasks(`${longRunbook}${at}`, [], john));

  const ofJane = await reader.review(`${longRunbook} jane`, jane);

  const kinds = (await Promise.allSettled(ofJohn)).map((each) =>
    each.status === 'fulfilled' ? each.value.kind : 'read',
  );
  expect(kinds).toEqual(['read', 'read', 'read', 'busy', 'busy']);
  expect(ofJane).toMatchObject({ kind: 'read' });
});

test('a sheet with more text than can be worked with is unreadable', async () => {
  start();
  const tasks = `| Task | Outcome |\n|---|---|\n| ${'name '.repeat(60_000)} | |\n`;

  expect(await reader.tasks(tasks, [], john)).toEqual({ kind: 'unreadable' });
});
