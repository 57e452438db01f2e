import { openOutcomes } from '../../../src/features/record-outcomes/open-outcomes.js';
import { type OutcomesRequest, recordOutcomes } from '../../../src/features/record-outcomes/record-outcomes.js';
import { clickRun } from '../../../src/features/run/click-run.js';
import {
  announcedRunbook,
  type CallServices,
  editByHand,
  eventsOf,
  jane,
  john,
  keepPromises,
  promisedSince,
  promisesOf,
  recordOutcome,
  shownOf,
  start,
  startCall,
  startTask,
  tasks,
  tasksIn,
  typedOver,
} from '../../support/start-call.js';

type Parts = Parameters<typeof typedOver>[2];

/** What Jane submits who was shown the tasks as they are in the issue now. */
function submitOf(services: CallServices, name: string, parts: Parts): OutcomesRequest {
  const shown = shownOf(services);
  return { ...jane, shown, typed: typedOver(shown, name, parts) };
}

function editsIn(services: CallServices) {
  return promisesOf(services, 'issue-edit').map(({ payload }) => payload);
}

describe('the form', () => {
  test('shows every task with what is recorded of it', async () => {
    const services = await startCall(announcedRunbook.replace(`${tasks.confirm} | |`, `${tasks.confirm} | Skipped |`));
    await clickRun(services, { ...john, click: recordOutcome(tasks.remove) });

    const form = await openOutcomes(services, jane);

    expect(form).toMatchObject({
      kind: 'outcomes',
      actor: { slackId: 'U0JANE' },
      issue: { iid: 12 },
      call: { id: 1 },
      taskList: { tasks: [{ outcome: { result: 'Skipped' } }, { outcome: { result: 'Success' } }, {}, {}] },
    });
  });

  test.each([
    ['of the default project by its number', 'gitlab-com/support/runbooks', '12'],
    ['of another project by its whole reference', 'gitlab-com/other', 'gitlab-com/support/runbooks#12'],
  ])('names an issue %s when its call must be announced first', async (_case, defaultProject, reference) => {
    const services = { ...(await startCall()), site: { gitlabUrl: 'https://gitlab.com', defaultProject } };
    const calls = { ...services.calls, callOfIssue: async () => undefined };

    expect(await openOutcomes({ ...services, calls }, jane)).toEqual({
      kind: 'refused',
      refusal: { kind: 'not-announced', reference },
    });
  });

  test('says nothing of a call to somebody without rights', async () => {
    const services = await startCall();
    services.gitlab.levels.delete(12);

    expect(await openOutcomes(services, jane)).toEqual({ kind: 'refused', refusal: { kind: 'not-found' } });
  });
});

describe('what was typed', () => {
  test('is an edit of exactly the changed cells, and everything that shows the call is updated', async () => {
    const services = await startCall();

    const answer = await recordOutcomes(
      services,
      submitOf(services, tasks.review, { result: 'Failed', note: '3 users not found' }),
    );

    expect(answer).toMatchObject({ kind: 'recorded', count: 1, gone: [], call: { recording: { revision: 1 } } });
    expect(editsIn(services)).toEqual([
      {
        kind: 'issue-edit',
        edits: [
          {
            kind: 'record-task',
            task: { position: 3, name: tasks.review },
            seen: { outcome: '', actualMinutes: null },
            outcome: { result: 'Failed', note: '3 users not found' },
          },
        ],
      },
    ]);
    expect(promisedSince(services, 1)).toEqual([
      'run-panel-update',
      'run-panel-update',
      'progress-update',
      'progress-update',
      'result-notice',
    ]);
  });

  test('and says nothing new promises nothing', async () => {
    const services = await startCall();

    expect(await recordOutcomes(services, submitOf(services, tasks.review, {}))).toEqual({
      kind: 'unchanged',
      gone: [],
    });

    expect(services.calls.jobs).toEqual([]);
    expect(services.calls.calls).toMatchObject([{ recording: { revision: 0 } }]);
  });

  test('leaves alone what others have written since the form was opened', async () => {
    const services = await startCall();
    const submit = submitOf(services, tasks.confirm, { result: 'Success', minutes: 75 });
    editByHand(services, `| ${tasks.confirm} |`, `| Say hello | Skipped | |\n| ${tasks.confirm} |`);
    editByHand(services, /\| Review users with errors .*/, '| Review users with errors | Partial | 5m |');

    await recordOutcomes(services, submit);

    keepPromises(services);
    expect(tasksIn(services)).toMatchObject([
      { name: 'Say hello', outcome: { result: 'Skipped' } },
      { name: tasks.confirm, outcome: { result: 'Success' }, actualMinutes: 75 },
      { name: tasks.remove, outcome: undefined },
      { name: tasks.review, outcome: { result: 'Partial' }, actualMinutes: 5 },
      { name: tasks.update, outcome: undefined },
    ]);
  });

  test('of a row that is gone is reported by name, and the rest is written', async () => {
    const services = await startCall();
    const shown = shownOf(services);
    const typed = typedOver(typedOver(shown, tasks.remove, { result: 'Failed' }), tasks.update, { result: 'Success' });
    editByHand(services, /\| Remove 2FA.*\n/, '');

    const answer = await recordOutcomes(services, { ...jane, shown, typed });

    expect(answer).toMatchObject({ kind: 'recorded', count: 1, gone: [{ name: tasks.remove, result: 'Failed' }] });
    keepPromises(services);
    expect(tasksIn(services).map(({ outcome }) => outcome?.result)).toEqual([undefined, undefined, 'Success']);
  });

  test('of nothing but a row that is gone is reported, and nothing is promised', async () => {
    const services = await startCall();
    const submit = submitOf(services, tasks.remove, { result: 'Failed' });
    editByHand(services, /\| Remove 2FA.*\n/, '');

    expect(await recordOutcomes(services, submit)).toMatchObject({ kind: 'unchanged', gone: [{ name: tasks.remove }] });

    expect(services.calls.jobs).toEqual([]);
  });

  test('against what somebody else wrote into the same cell meanwhile is shown, and nothing is written', async () => {
    const services = await startCall();
    const shown = shownOf(services);
    const typed = typedOver(typedOver(shown, tasks.confirm, { result: 'Failed' }), tasks.update, { result: 'Success' });
    editByHand(services, `${tasks.confirm} | |`, `${tasks.confirm} | Success |`);

    const answer = await recordOutcomes(services, { ...jane, shown, typed });

    expect(answer).toMatchObject({
      kind: 'conflict',
      conflicts: [{ mine: { name: tasks.confirm, result: 'Failed' }, theirs: { result: 'Success' } }],
      taskList: { tasks: { 0: { outcome: { result: 'Success' } } } },
      call: { id: 1 },
      issue: { iid: 12 },
    });
    expect(services.calls.jobs).toEqual([]);
  });

  test('is not lost to somebody who records another task at the same moment', async () => {
    const services = await startCall();
    const submit = submitOf(services, tasks.update, { result: 'Success' });
    services.calls.meanwhile = () => clickRun(services, { ...john, click: recordOutcome(tasks.confirm) });

    expect(await recordOutcomes(services, submit)).toMatchObject({ kind: 'recorded', count: 1 });

    keepPromises(services);
    expect(tasksIn(services).map(({ outcome }) => outcome?.result)).toEqual([
      'Success',
      undefined,
      undefined,
      'Success',
    ]);
  });

  test('does not overwrite what somebody records of the same task at the same moment', async () => {
    const services = await startCall();
    const submit = submitOf(services, tasks.confirm, { result: 'Failed' });
    services.calls.meanwhile = () => clickRun(services, { ...john, click: recordOutcome(tasks.confirm) });

    expect(await recordOutcomes(services, submit)).toMatchObject({ kind: 'conflict' });

    expect(editsIn(services)).toHaveLength(1);
  });

  test('by somebody whose rights have ended since the form was opened is not written', async () => {
    const services = await startCall();
    const submit = submitOf(services, tasks.confirm, { result: 'Success' });
    services.gitlab.levels.delete(12);

    expect(await recordOutcomes(services, submit)).toEqual({ kind: 'refused', refusal: { kind: 'not-found' } });

    expect(services.calls.jobs).toEqual([]);
  });

  test('for a runbook that grew beyond all measure meanwhile is not written', async () => {
    const services = await startCall();
    const submit = submitOf(services, tasks.confirm, { result: 'Success' });
    editByHand(services, `| ${tasks.confirm}`, `${'| Once more | | |\n'.repeat(1000)}| ${tasks.confirm}`);

    expect(await recordOutcomes(services, submit)).toEqual({
      kind: 'refused',
      refusal: { kind: 'too-many-tasks', count: 1004 },
    });

    expect(services.calls.jobs).toEqual([]);
  });
});

describe('the clicks', () => {
  const all = ['started 1', 'settled 1', 'started 2'];

  test.each<[string, string, Parts, readonly string[]]>([
    [
      'on the running task are forgotten when its outcome is typed',
      tasks.remove,
      { result: 'Success' },
      all.slice(0, 2),
    ],
    ['on the running task stand when only its duration is typed', tasks.remove, { minutes: 5 }, all],
    ['on a settled task are forgotten when its outcome is typed', tasks.confirm, { result: 'Failed' }, ['started 2']],
    ['on a settled task are forgotten when its duration is typed', tasks.confirm, { minutes: 9 }, ['started 2']],
    ['on other tasks stand', tasks.update, { result: 'Skipped' }, all],
  ])('%s', async (_title, name, parts, expected) => {
    const services = await startCall();
    await clickRun(services, { ...john, click: startTask(tasks.confirm) });
    await clickRun(services, { ...john, click: recordOutcome(tasks.confirm) });
    await clickRun(services, { ...john, click: startTask(tasks.remove) });
    keepPromises(services);

    await recordOutcomes(services, submitOf(services, name, parts));

    expect(eventsOf(services).map(({ kind, task }) => `${kind} ${task.position}`)).toEqual(expected);
  });

  test('on the task that was settled last are forgotten when its duration is typed', async () => {
    const services = await startCall();
    await clickRun(services, { ...john, click: recordOutcome(tasks.confirm) });
    keepPromises(services);

    await recordOutcomes(services, submitOf(services, tasks.confirm, { minutes: 9 }));

    expect(eventsOf(services)).toEqual([]);
  });

  test('on a task are found where it stands by now', async () => {
    const services = await startCall();
    await clickRun(services, { ...john, click: recordOutcome(tasks.confirm) });
    keepPromises(services);
    editByHand(services, `| ${tasks.confirm}`, `| Say hello | Skipped | |\n| ${tasks.confirm}`);

    await recordOutcomes(services, submitOf(services, tasks.confirm, { result: 'Failed' }));

    expect(eventsOf(services)).toEqual([]);
  });

  test('on a task can be undone after another task was typed', async () => {
    const services = await startCall();
    await clickRun(services, { ...john, click: recordOutcome(tasks.confirm) });
    keepPromises(services);
    await recordOutcomes(services, submitOf(services, tasks.update, { result: 'Skipped' }));

    expect(await clickRun(services, { ...john, click: { kind: 'undo', at: start } })).toMatchObject({
      kind: 'recorded',
    });

    keepPromises(services);
    expect(tasksIn(services).map(({ outcome }) => outcome?.result)).toEqual([
      undefined,
      undefined,
      undefined,
      'Skipped',
    ]);
  });
});
