import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { recordOutcomes } from '../../../src/features/record-outcomes/record-outcomes.js';
import { clickRun } from '../../../src/features/run/click-run.js';
import type { RunClick } from '../../../src/features/run/decide-click.js';
import {
  type CallServices,
  descriptionOf,
  editByHand,
  eventsOf,
  jane,
  john,
  keepPromises,
  promisedSince,
  recordOutcome,
  shownOf,
  start,
  startCall,
  startTask,
  tasks,
  tasksIn,
  typedOver,
} from '../../support/start-call.js';

const updates = ['run-panel-update', 'run-panel-update', 'progress-update', 'progress-update'];
const minute = 60_000;

function janeClicks(services: CallServices, click: RunClick) {
  return clickRun(services, { ...jane, click });
}

function johnClicks(services: CallServices, click: RunClick) {
  return clickRun(services, { ...john, click });
}

describe('a click', () => {
  test('settles the task: an edit of its outcome, and an update of everything that shows the call', async () => {
    const services = await startCall();

    const answer = await janeClicks(services, recordOutcome(tasks.confirm));

    expect(answer).toMatchObject({
      kind: 'recorded',
      call: { recording: { revision: 1 } },
      taskList: { tasks: { 0: { outcome: { result: 'Success' } }, 1: { outcome: undefined } } },
    });
    expect(promisedSince(services, 0)).toEqual(['issue-edit', ...updates]);
    keepPromises(services);
    expect(descriptionOf(services)).toContain('| Confirm the users provided state | Success | |');
  });

  test('on Start and then on a result measures the duration', async () => {
    const services = await startCall();
    await johnClicks(services, startTask(tasks.confirm));
    services.time.now = start + 12 * minute;

    await janeClicks(services, recordOutcome(tasks.confirm, 'Partial'));

    keepPromises(services);
    expect(tasksIn(services)[0]).toMatchObject({ outcome: { result: 'Partial' }, actualMinutes: 12 });
    expect(eventsOf(services)).toMatchObject([
      { kind: 'started', by: 'U0JOHN', at: start },
      { kind: 'settled', by: 'U0JANE', result: 'Partial', minutes: 12 },
    ]);
  });

  test('on the next task counts while GitLab has not yet got the last one', async () => {
    const services = await startCall();
    await janeClicks(services, recordOutcome(tasks.confirm));

    expect(await johnClicks(services, recordOutcome(tasks.remove, 'Failed'))).toMatchObject({ kind: 'recorded' });

    keepPromises(services);
    expect(tasksIn(services).map(({ outcome }) => outcome?.result)).toEqual([
      'Success',
      'Failed',
      undefined,
      undefined,
    ]);
  });

  test('on Undo takes the outcome back', async () => {
    const services = await startCall();
    await janeClicks(services, recordOutcome(tasks.confirm));
    keepPromises(services);

    expect(await johnClicks(services, { kind: 'undo', at: start })).toMatchObject({ kind: 'recorded' });

    keepPromises(services);
    expect(tasksIn(services)[0]?.outcome).toBeUndefined();
    expect(eventsOf(services)).toEqual([]);
  });

  test('on Undo shows the task as open before GitLab has got either of the two edits', async () => {
    const services = await startCall();
    await janeClicks(services, recordOutcome(tasks.confirm));

    expect(await janeClicks(services, { kind: 'undo', at: start })).toMatchObject({
      kind: 'recorded',
      taskList: { tasks: { 0: { outcome: undefined } } },
    });
  });

  test('leaves no word of the tasks in what is stored of the call', async () => {
    const services = { ...(await startCall()), fingerprint: () => '5f3a' };

    await clickRun(services, {
      ...jane,
      click: { kind: 'settle', task: { position: 1, name: '5f3a' }, result: 'Failed' },
    });

    expect(JSON.stringify(services.calls.calls)).not.toContain('Confirm');
  });
});

describe('of two people who click at the same moment', () => {
  test.each(['Success', 'Failed'] as const)(
    'on the same task the first counts; the other, who clicked %s, is told',
    async (result) => {
      const services = await startCall();
      services.calls.meanwhile = () => johnClicks(services, recordOutcome(tasks.confirm, 'Success'));

      const answer = await janeClicks(services, recordOutcome(tasks.confirm, result));

      expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'settled', by: 'U0JOHN', result: 'Success' } });
      expect(eventsOf(services)).toMatchObject([{ kind: 'settled', by: 'U0JOHN' }]);
      expect(promisedSince(services, 0)).toEqual(['issue-edit', ...updates]);
    },
  );

  test('on Start the first has started the task', async () => {
    const services = await startCall();
    services.calls.meanwhile = () => johnClicks(services, startTask(tasks.confirm));

    const answer = await janeClicks(services, startTask(tasks.confirm));

    expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'started', by: 'U0JOHN' } });
    expect(eventsOf(services)).toHaveLength(1);
  });

  test('on Undo one thing is undone and not two', async () => {
    const services = await startCall();
    await janeClicks(services, recordOutcome(tasks.confirm));
    services.time.now += minute;
    await janeClicks(services, recordOutcome(tasks.remove));
    const at = services.time.now;
    services.calls.meanwhile = () => johnClicks(services, { kind: 'undo', at });

    const answer = await janeClicks(services, { kind: 'undo', at });

    expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'nothing-to-undo' } });
    expect(eventsOf(services)).toMatchObject([{ task: { position: 1 } }]);
  });

  test('on Start and on a result, both count', async () => {
    const services = await startCall();
    services.calls.meanwhile = () => johnClicks(services, startTask(tasks.confirm));

    expect(await janeClicks(services, recordOutcome(tasks.confirm))).toMatchObject({ kind: 'recorded' });

    expect(eventsOf(services)).toMatchObject([{ kind: 'started' }, { kind: 'settled' }]);
  });

  test('the second is told of the first also when the issue is written between the two looks at it', async () => {
    const services = await startCall();
    await johnClicks(services, recordOutcome(tasks.confirm));
    const gitlab = {
      ...services.gitlab,
      accessLevel: (projectId: string | number, userId: number) => {
        keepPromises(services);
        return services.gitlab.accessLevel(projectId, userId);
      },
    };

    const answer = await clickRun({ ...services, gitlab }, { ...jane, click: recordOutcome(tasks.confirm, 'Failed') });

    expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'settled', by: 'U0JOHN' } });
    expect(eventsOf(services)).toHaveLength(1);
  });
});

describe('a click on a panel that is out of date', () => {
  test('because of another click changes nothing: that click has promised the update', async () => {
    const services = await startCall();
    await johnClicks(services, recordOutcome(tasks.confirm));
    const before = services.calls.jobs.length;

    const answer = await janeClicks(services, recordOutcome(tasks.confirm, 'Failed'));

    expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'settled', by: 'U0JOHN', result: 'Success' } });
    expect(promisedSince(services, before)).toEqual([]);
    expect(services.calls.calls).toMatchObject([{ recording: { revision: 1 } }]);
  });

  test.each<[string, string, string, object]>([
    [
      'has written the outcome into the issue',
      `| ${tasks.confirm} | |`,
      `| ${tasks.confirm} | Failed |`,
      { kind: 'settled', by: undefined, result: 'Failed' },
    ],
    ['has renamed the task', tasks.confirm, 'Confirm everything', { kind: 'not-current' }],
    ['has put a row above it', `| ${tasks.confirm}`, `| Say hello | | |\n| ${tasks.confirm}`, { kind: 'not-current' }],
  ])('because somebody %s brings the panels up to date', async (_what, from, to, why) => {
    const services = await startCall();
    editByHand(services, from, to);
    const before = descriptionOf(services);

    const answer = await janeClicks(services, recordOutcome(tasks.confirm));

    expect(answer).toMatchObject({ kind: 'stale', why, call: { recording: { revision: 1, events: [] } } });
    expect(promisedSince(services, 0)).toEqual(updates);
    keepPromises(services);
    expect(descriptionOf(services)).toBe(before);
  });

  test('undoes nothing that somebody has changed in the issue since, and brings the panels up to date', async () => {
    const services = await startCall();
    await janeClicks(services, recordOutcome(tasks.confirm));
    keepPromises(services);
    editByHand(services, '| Success |', '| Failed: 3 users not found |');
    const before = services.calls.jobs.length;

    const answer = await janeClicks(services, { kind: 'undo', at: start });

    expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'changed-since' } });
    expect(promisedSince(services, before)).toEqual(updates);
    expect(tasksIn(services)[0]?.outcome).toEqual({ result: 'Failed', note: '3 users not found' });
  });

  test('undoes nothing that somebody has clicked further since', async () => {
    const services = await startCall();
    await janeClicks(services, recordOutcome(tasks.confirm));
    services.time.now += minute;
    await johnClicks(services, startTask(tasks.remove));
    const before = services.calls.jobs.length;

    const answer = await janeClicks(services, { kind: 'undo', at: start });

    expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'changed-since' } });
    expect(promisedSince(services, before)).toEqual([]);
    expect(eventsOf(services)).toHaveLength(2);
  });

  test('undoes nothing that was typed over in the form', async () => {
    const services = await startCall();
    await janeClicks(services, recordOutcome(tasks.confirm));
    keepPromises(services);
    const shown = shownOf(services);
    await recordOutcomes(services, { ...john, shown, typed: typedOver(shown, tasks.confirm, { result: 'Partial' }) });
    keepPromises(services);

    const answer = await janeClicks(services, { kind: 'undo', at: start });

    expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'nothing-to-undo' } });
    expect(tasksIn(services)[0]?.outcome?.result).toBe('Partial');
  });
});

describe('nothing is recorded', () => {
  test('for somebody whose rights have ended since the panel was sent', async () => {
    const services = await startCall();
    services.gitlab.levels.delete(12);

    expect(await janeClicks(services, recordOutcome(tasks.confirm))).toEqual({
      kind: 'refused',
      refusal: { kind: 'not-found' },
    });

    expect(services.calls.jobs).toEqual([]);
  });

  test('for somebody whose rights end while they are overtaken', async () => {
    const services = await startCall();
    services.calls.meanwhile = async () => {
      await johnClicks(services, startTask(tasks.confirm));
      services.gitlab.levels.delete(12);
    };

    expect(await janeClicks(services, recordOutcome(tasks.confirm))).toMatchObject({ kind: 'refused' });

    expect(eventsOf(services)).toMatchObject([{ kind: 'started', by: 'U0JOHN' }]);
  });

  test('when others are faster five times in a row, and the person is told so', async () => {
    const services = await startCall();
    const tries: number[] = [];
    const calls = {
      ...services.calls,
      record: async (callId: number, seenRecording: number) => {
        tries.push(seenRecording);
        return { kind: 'changed-meanwhile', call: await services.calls.call(callId) } as const;
      },
    };

    const answer = await clickRun({ ...services, calls }, { ...jane, click: recordOutcome(tasks.confirm) });

    expect(answer).toEqual({ kind: 'refused', refusal: { kind: 'overtaken' } });
    expect(tries).toHaveLength(5);
  });

  test('while GitLab is down: that is not the person’s mistake', async () => {
    const services = await startCall();
    services.gitlab.down = new ServiceFailure('GitLab is away.', { service: 'GitLab', kind: 'not-sent', code: 'x' });

    await expect(janeClicks(services, recordOutcome(tasks.confirm))).rejects.toThrow('GitLab is away.');

    expect(services.calls.jobs).toEqual([]);
  });
});
