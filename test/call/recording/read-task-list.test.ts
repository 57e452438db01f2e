import type { JobState } from '../../../src/call/jobs/job.js';
import { readTaskList } from '../../../src/call/recording/read-task-list.js';
import type { TaskResult } from '../../../src/runbook/runbook.js';
import { unreadableRunbooks } from '../../support/fakes/unreadable-runbooks.js';
import { announcedRunbook, type CallServices, keepPromises, startCall, tasks } from '../../support/start-call.js';

async function promise(services: CallServices, key: string, result: TaskResult | null): Promise<void> {
  const outcome = result && { result, note: undefined };
  const edit = { kind: 'record-task', task: { position: 1, name: tasks.confirm }, outcome } as const;
  const payload = { kind: 'issue-edit', edits: [edit] } as const;
  await services.calls.enqueue(1, { jobs: [{ key, queue: 'issue', dueAt: 0, payload, prerequisites: [] }] });
}

async function read(services: CallServices) {
  return readTaskList(services, await services.calls.call(1), 'U0JANE');
}

test('the sheet holds the tasks of the issue, with what else recording needs', async () => {
  const services = await startCall();

  expect(await read(services)).toMatchObject({
    kind: 'sheet',
    issue: { iid: 12 },
    taskList: {
      taskCount: 4,
      tasks: Object.values(tasks).map((name) => ({ name, outcome: undefined })),
      openItems: [],
      postCallItem: { position: 1, state: 'open' },
    },
    promised: [],
  });
});

test.each<[JobState, TaskResult | undefined]>([
  ['pending', 'Success'],
  ['running', 'Success'],
  ['failed', undefined],
  ['completed', undefined],
  ['expired', undefined],
  ['cancelled', undefined],
])('an edit of the issue that is %s shows in the sheet as %s', async (state, result) => {
  const services = await startCall();
  await promise(services, 'an edit', 'Success');
  services.calls.setStates(state);

  expect(await read(services)).toMatchObject({ taskList: { tasks: { 0: { outcome: result && { result } } } } });
});

test('of several edits of a task the one that was promised last shows', async () => {
  const services = await startCall();
  await promise(services, 'first', 'Success');
  await promise(services, 'then', 'Failed');

  expect(await read(services)).toMatchObject({ taskList: { tasks: { 0: { outcome: { result: 'Failed' } } } } });
});

test('an outcome that was taken back does not show', async () => {
  const services = await startCall();
  await promise(services, 'first', 'Success');
  await promise(services, 'then', null);

  expect(await read(services)).toMatchObject({ taskList: { tasks: { 0: { outcome: undefined } } } });
});

test('an edit that is made while the sheet is read is not missed', async () => {
  const services = await startCall();
  await promise(services, 'an edit', 'Success');
  const calls = {
    ...services.calls,
    unfinishedOf: async (callId: number) => {
      keepPromises(services);
      return services.calls.unfinishedOf(callId);
    },
  };

  const reading = await readTaskList({ ...services, calls }, await calls.call(1), 'U0JANE');

  expect(reading).toMatchObject({ taskList: { tasks: { 0: { outcome: { result: 'Success' } } } }, promised: [] });
});

test('there is no sheet of an issue that is gone', async () => {
  const services = await startCall();
  services.gitlab.issue = undefined;

  expect(await read(services)).toEqual({ kind: 'refused', refusal: { kind: 'not-found' } });
});

test('there is no sheet of a runbook that cannot be read', async () => {
  const services = await startCall();

  expect(
    await readTaskList({ ...services, runbooks: unreadableRunbooks }, await services.calls.call(1), 'U0JANE'),
  ).toEqual({
    kind: 'refused',
    refusal: { kind: 'unreadable-runbook' },
  });
});

test.each([
  ['1,000 tasks are recorded', 996, { kind: 'sheet', taskList: { taskCount: 1000 } }],
  ['of more there is no sheet', 997, { kind: 'refused', refusal: { kind: 'too-many-tasks', count: 1001 } }],
])('%s', async (_title, more, expected) => {
  const rows = Array.from({ length: more }, (_, index) => `| Task ${index} | | |`).join('\n');
  const services = await startCall(announcedRunbook.replace(`| ${tasks.confirm}`, `${rows}\n| ${tasks.confirm}`));

  expect(await read(services)).toMatchObject(expected);
});
