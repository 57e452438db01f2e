import type { Completion } from '../../../src/call/recording/recording.js';
import {
  type CompletionRequest,
  completeCall,
  type TypedCompletion,
} from '../../../src/features/complete/complete-call.js';
import { openCompletion } from '../../../src/features/complete/open-completion.js';
import { recordOutcomes } from '../../../src/features/record-outcomes/record-outcomes.js';
import { clickRun } from '../../../src/features/run/click-run.js';
import {
  announcedRunbook,
  type CallServices,
  editByHand,
  jane,
  john,
  keepPromises,
  promisedSince,
  promisesOf,
  recordOutcome,
  shownOf,
  start,
  startCall,
  tasks,
  typedOver,
} from '../../support/start-call.js';

/** All four tasks are settled: three succeeded, one was skipped. */
const recordedRunbook = announcedRunbook
  .replace(`${tasks.confirm} | | |`, `${tasks.confirm} | Success | 12m |`)
  .replace(`${tasks.remove}  | | |`, `${tasks.remove} | Success | 30m |`)
  .replace(`${tasks.review}   | | |`, `${tasks.review} | Skipped | |`)
  .replace(`${tasks.update}    | | |`, `${tasks.update} | Success | 3m |`);

const later = start + 60 * 60_000;
const updates = ['run-panel-update', 'run-panel-update', 'progress-update', 'progress-update'];
const corrections = ['summary-update', 'summary-update', 'announcement-update', 'announcement-update'];

const followUp = { what: 'Watch the queue', by: 'Jane', links: ['https://docs.gitlab.com/'] };

const saidWell: TypedCompletion = {
  result: 'Success',
  currentState: '2FA is off',
  followUps: [],
  whyOpen: undefined,
  closeIssue: false,
};

/** What Jane submits, unless told otherwise: all went well. */
function submitOf(parts: Partial<TypedCompletion> = {}, request: Partial<CompletionRequest> = {}): CompletionRequest {
  return { ...jane, seen: 0, typed: { ...saidWell, ...parts }, ...request };
}

function completionOf(services: CallServices): Completion | undefined {
  return services.calls.calls[0]?.recording.completion;
}

/** The surroundings of a call that John has completed; everything that this promised is done. */
async function completedCall(parts: Partial<TypedCompletion> = {}, description = recordedRunbook) {
  const services = await startCall(description);
  services.time.now = later;
  await completeCall(services, submitOf(parts, john));
  keepPromises(services);
  services.time.now = later + 60_000;
  return services;
}

describe('the form', () => {
  test('of a call whose tasks are all settled proposes the result, and needs no reason', async () => {
    const services = await startCall(recordedRunbook);

    expect(await openCompletion(services, jane)).toMatchObject({
      kind: 'completion',
      actor: { slackId: 'U0JANE' },
      openTasks: [],
      isReasonNeeded: false,
      proposal: { result: 'Success', currentState: '', followUps: [], whyOpen: undefined },
    });
  });

  test('names the tasks and pre-call items that are open, and needs a reason', async () => {
    const services = await startCall(
      recordedRunbook.replace('Skipped', '').replace('[x] - Do we have a way', '[ ] - Do we have a way'),
    );

    expect(await openCompletion(services, jane)).toMatchObject({
      openTasks: [{ name: tasks.review }],
      taskList: { openItems: ['Do we have a way to create logs from the actions performed.'] },
      isReasonNeeded: true,
      proposal: { result: 'Partial' },
    });
  });

  test('counts a click that GitLab has not got yet', async () => {
    const services = await startCall(recordedRunbook.replace('Skipped', ''));
    await clickRun(services, { ...john, click: recordOutcome(tasks.review, 'Failed') });

    expect(await openCompletion(services, jane)).toMatchObject({ openTasks: [], proposal: { result: 'Partial' } });
  });

  test('of a completed call shows what was said of it', async () => {
    const services = await completedCall({ result: 'Partial', followUps: [followUp] });

    expect(await openCompletion(services, jane)).toMatchObject({
      call: { recording: { revision: 1 } },
      proposal: { result: 'Partial', currentState: '2FA is off', followUps: [followUp], whyOpen: undefined },
    });
  });

  test('is not for a call that was never announced', async () => {
    const services = await startCall();
    const calls = { ...services.calls, callOfIssue: async () => undefined };

    expect(await openCompletion({ ...services, calls }, jane)).toEqual({
      kind: 'refused',
      refusal: { kind: 'not-announced', reference: '12' },
    });
  });
});

describe('completing a call', () => {
  test('says that no item was ticked when two could be meant', async () => {
    const inform = /^.*Inform on `#support_gitlab-com`.*completion.*$/m;
    const twice = recordedRunbook.replace(inform, (item) => `${item}\n${item}`);
    const services = await startCall(twice);

    expect(twice).not.toBe(recordedRunbook);
    expect(await completeCall(services, submitOf({}))).toMatchObject({ kind: 'completed', isItemUnclear: true });
  });

  test('stores what was said with the numbers of the tasks, and promises the summaries and what follows', async () => {
    const services = await startCall(recordedRunbook);
    services.time.now = later;

    const answer = await completeCall(services, submitOf({ followUps: [followUp] }));

    expect(answer).toMatchObject({ kind: 'completed', call: { id: 1 } });
    expect(answer).not.toHaveProperty('isItemUnclear');
    expect(completionOf(services)).toEqual({
      result: 'Success',
      currentState: '2FA is off',
      followUps: [followUp],
      whyOpen: undefined,
      totals: {
        counts: { Success: 3, Partial: 0, Failed: 0, Skipped: 1, open: 0 },
        actualMinutes: 45,
        plannedMinutes: undefined,
      },
      openItems: 0,
      completedBy: { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' },
      completedAt: later,
    });
    expect(promisedSince(services, 0)).toEqual([
      'summary',
      'summary',
      'announcement-update',
      'announcement-update',
      'record',
      'issue-edit',
      ...updates,
      'result-notice',
    ]);
  });

  test('ticks the post-call item', async () => {
    const services = await completedCall();

    expect(services.gitlab.issue?.description).toMatch(/\[x\] - Inform on [^[]*completion/);
  });

  test('leaves a post-call item alone that was crossed out', async () => {
    const services = await completedCall({}, recordedRunbook.replace(/\[ \](?=[^[]*$)/, '[~]'));

    expect(promisesOf(services, 'issue-edit')).toEqual([]);
  });

  test.each([
    [true, 1],
    [false, 0],
  ])('closes the issue if that was asked for: %s', async (closeIssue, count) => {
    const services = await completedCall({ closeIssue });

    expect(promisesOf(services, 'close-issue')).toHaveLength(count);
  });

  test.each([undefined, '', ' \n'])('is not possible while tasks are open and the reason is %j', async (whyOpen) => {
    const services = await startCall();

    const answer = await completeCall(services, submitOf({ whyOpen }));

    expect(answer).toMatchObject({ kind: 'reason-needed', form: { openTasks: { length: 4 } } });
    expect(services.calls.jobs).toEqual([]);
    expect(completionOf(services)).toBeUndefined();
  });

  test('is not possible without a reason when somebody has unticked an item since the form was opened', async () => {
    const services = await startCall(recordedRunbook);
    editByHand(services, '[x] - Do we have a way', '[ ] - Do we have a way');

    expect(await completeCall(services, submitOf())).toMatchObject({
      kind: 'reason-needed',
      form: { openTasks: [], taskList: { openItems: { length: 1 } } },
    });
  });

  test('with a reason leaves tasks open', async () => {
    const services = await startCall();

    expect(await completeCall(services, submitOf({ whyOpen: ' The customer had to leave.\n' }))).toMatchObject({
      kind: 'completed',
    });

    expect(completionOf(services)).toMatchObject({
      whyOpen: 'The customer had to leave.',
      totals: { counts: { open: 4 } },
    });
  });

  test('keeps the reason for a pre-call item when every task is settled', async () => {
    const services = await completedCall(
      { whyOpen: 'There are no logs.' },
      recordedRunbook.replace('[x] - Do we have a way', '[ ] - Do we have a way'),
    );

    expect(completionOf(services)).toMatchObject({ whyOpen: 'There are no logs.', openItems: 1 });
  });

  test('keeps no reason when nothing is open', async () => {
    const services = await completedCall({ whyOpen: 'The customer had to leave.' });

    expect(completionOf(services)?.whyOpen).toBeUndefined();
  });

  test('counts what others clicked since the form was opened: that is no reason to look again', async () => {
    const services = await startCall(recordedRunbook.replace('Skipped', ''));
    await clickRun(services, { ...john, click: recordOutcome(tasks.review, 'Failed') });

    expect(await completeCall(services, submitOf({}, { seen: 0 }))).toMatchObject({ kind: 'completed' });

    expect(completionOf(services)?.totals.counts).toMatchObject({ Failed: 1, open: 0 });
  });

  test('counts what others click at the same moment', async () => {
    const services = await startCall(recordedRunbook.replace('Skipped', ''));
    services.calls.meanwhile = () => clickRun(services, { ...john, click: recordOutcome(tasks.review, 'Failed') });

    await completeCall(services, submitOf({ whyOpen: 'No time' }));

    expect(completionOf(services)).toMatchObject({ totals: { counts: { Failed: 1, open: 0 } }, whyOpen: undefined });
  });

  test('leaves no word of the tasks in what is stored of the call', async () => {
    const services = await completedCall();

    const stored = JSON.stringify([services.calls.calls, services.calls.jobs]);

    for (const name of Object.values(tasks)) expect(stored).not.toContain(name);
  });

  test('is not for somebody whose rights have ended since the form was opened', async () => {
    const services = await startCall(recordedRunbook);
    services.gitlab.levels.delete(12);

    expect(await completeCall(services, submitOf())).toEqual({ kind: 'refused', refusal: { kind: 'not-found' } });

    expect(services.calls.jobs).toEqual([]);
  });

  test('ends the clicking', async () => {
    const services = await completedCall({ whyOpen: 'No time' }, announcedRunbook);
    const before = services.calls.jobs.length;

    const answer = await clickRun(services, { ...jane, click: recordOutcome(tasks.confirm) });

    expect(answer).toMatchObject({ kind: 'stale', why: { kind: 'completed' } });
    expect(promisedSince(services, before)).toEqual([]);
  });
});

describe('completing a call twice', () => {
  test('in the same words, as by a double click, changes nothing', async () => {
    const services = await startCall(recordedRunbook);
    services.calls.meanwhile = () => completeCall(services, submitOf());

    expect(await completeCall(services, submitOf())).toMatchObject({ kind: 'unchanged' });

    expect(promisesOf(services, 'summary')).toHaveLength(2);
    expect(promisesOf(services, 'correction')).toEqual([]);
  });

  test('in the same words posts a summary that was dismissed', async () => {
    const services = await completedCall();
    const before = services.calls.jobs.length;
    const [dismissed] = promisesOf(services, 'summary');
    services.calls.cancel(dismissed?.key ?? '');

    expect(await completeCall(services, submitOf({}, { seen: 1 }))).toMatchObject({ kind: 'completed' });

    expect(promisesOf(services, 'summary').map(({ state }) => state)).toEqual(['pending', 'completed']);
    expect(promisedSince(services, before)).not.toContain('correction');
  });

  test('by two people at the same moment shows the second what the first has said', async () => {
    const services = await startCall(recordedRunbook);
    services.calls.meanwhile = () => completeCall(services, submitOf({ currentState: 'All is well' }, john));

    const answer = await completeCall(services, submitOf({ currentState: '2FA is off' }));

    expect(answer).toMatchObject({
      kind: 'look-again',
      form: { proposal: { currentState: 'All is well' }, call: { recording: { revision: 1 } } },
    });
    expect(completionOf(services)).toMatchObject({ currentState: 'All is well', completedBy: { slackId: 'U0JOHN' } });
    expect(promisesOf(services, 'summary')).toHaveLength(2);
  });

  test('in other words changes the summaries that stand, and says so in one line in each thread', async () => {
    const services = await completedCall();
    const before = services.calls.jobs.length;

    const answer = await completeCall(services, submitOf({ result: 'Partial', currentState: 'Half' }, { seen: 1 }));

    const changes = [{ kind: 'result', from: 'Success', to: 'Partial' }, { kind: 'current-state' }];
    expect(answer).toMatchObject({ kind: 'corrected', changes });
    expect(promisedSince(services, before)).toEqual([
      ...corrections,
      'correction',
      'correction',
      'record',
      ...updates,
      'result-notice',
    ]);
    expect(promisesOf(services, 'correction')).toMatchObject([
      { payload: { audience: 'support', by: 'U0JANE', changes } },
      { payload: { audience: 'managers', by: 'U0JANE', changes } },
    ]);
    expect(promisesOf(services, 'summary')).toHaveLength(2);
  });

  test('leaves it at who completed the call first, and when', async () => {
    const services = await completedCall();

    await completeCall(services, submitOf({ result: 'Failed' }, { seen: 1 }));

    expect(completionOf(services)).toMatchObject({
      result: 'Failed',
      completedBy: { slackId: 'U0JOHN' },
      completedAt: later,
    });
  });

  test('with nothing new closes the issue all the same, when that is asked for', async () => {
    const services = await completedCall();

    expect(await completeCall(services, submitOf({ closeIssue: true }, { seen: 1 }))).toMatchObject({
      kind: 'unchanged',
    });

    expect(promisesOf(services, 'close-issue')).toHaveLength(1);
    expect(promisesOf(services, 'correction')).toEqual([]);
  });

  test('does not close an issue that is closed', async () => {
    const services = await completedCall();
    if (services.gitlab.issue) services.gitlab.issue = { ...services.gitlab.issue, state: 'closed' };
    const before = services.calls.jobs.length;

    expect(await completeCall(services, submitOf({ closeIssue: true }, { seen: 1 }))).toMatchObject({
      kind: 'unchanged',
    });

    expect(promisedSince(services, before)).toEqual([]);
  });

  test('counts what was written into the issue since', async () => {
    const services = await completedCall();
    editByHand(services, `${tasks.remove} | Success | 30m |`, `${tasks.remove} | Failed | 40m |`);

    expect(await completeCall(services, submitOf({}, { seen: 1 }))).toMatchObject({
      kind: 'corrected',
      changes: [
        { kind: 'tasks', count: 1 },
        { kind: 'total-time', from: 45, to: 55 },
      ],
    });
  });

  test('needs a reason for what has been opened again since', async () => {
    const services = await completedCall();
    editByHand(services, `${tasks.remove} | Success |`, `${tasks.remove} | |`);

    expect(await completeCall(services, submitOf({ result: 'Partial' }, { seen: 1 }))).toMatchObject({
      kind: 'reason-needed',
      form: { openTasks: [{ name: tasks.remove }] },
    });

    expect(completionOf(services)?.result).toBe('Success');
  });

  test('shows what somebody else has corrected since the form was opened', async () => {
    const services = await completedCall();
    await completeCall(services, submitOf({ currentState: 'All is well' }, { ...john, seen: 1 }));

    const answer = await completeCall(services, submitOf({ result: 'Failed' }, { seen: 1 }));

    expect(answer).toMatchObject({
      kind: 'look-again',
      form: { proposal: { result: 'Success', currentState: 'All is well' }, call: { recording: { revision: 2 } } },
    });
    expect(completionOf(services)).toMatchObject({ result: 'Success', currentState: 'All is well' });
  });
});

describe('correcting the outcomes of a completed call', () => {
  async function correct(services: CallServices, name: string, parts: Parameters<typeof typedOver>[2]) {
    const shown = shownOf(services);
    return recordOutcomes(services, { ...jane, shown, typed: typedOver(shown, name, parts) });
  }

  test('writes the issue, counts anew, and tells the threads in one line each', async () => {
    const services = await completedCall();
    const before = services.calls.jobs.length;

    const answer = await correct(services, tasks.confirm, { result: 'Failed', minutes: 20 });

    expect(answer).toMatchObject({ kind: 'recorded', count: 1 });
    expect(completionOf(services)?.totals).toEqual({
      counts: { Success: 2, Partial: 0, Failed: 1, Skipped: 1, open: 0 },
      actualMinutes: 53,
      plannedMinutes: undefined,
    });
    expect(promisedSince(services, before)).toEqual([
      'issue-edit',
      ...corrections,
      'correction',
      'correction',
      'record',
      ...updates,
      'result-notice',
    ]);
    expect(promisesOf(services, 'correction')[0]?.payload).toMatchObject({
      by: 'U0JANE',
      changes: [
        { kind: 'tasks', count: 1 },
        { kind: 'total-time', from: 45, to: 53 },
      ],
    });
  });

  test('tells of a task whose note alone was corrected', async () => {
    const services = await completedCall();

    await correct(services, tasks.confirm, { note: 'all of them' });

    expect(promisesOf(services, 'correction')[0]?.payload).toMatchObject({ changes: [{ kind: 'tasks', count: 1 }] });
  });

  test('leaves what was said of the call as it is', async () => {
    const services = await completedCall({ result: 'Partial', followUps: [followUp] });

    await correct(services, tasks.confirm, { result: 'Failed' });

    expect(completionOf(services)).toMatchObject({
      result: 'Partial',
      currentState: '2FA is off',
      followUps: [followUp],
      completedBy: { slackId: 'U0JOHN' },
      completedAt: later,
    });
  });

  test('drops the reason for open tasks with the last of them', async () => {
    const services = await completedCall({ whyOpen: 'No time' }, recordedRunbook.replace('Skipped', ''));
    expect(completionOf(services)?.whyOpen).toBe('No time');

    await correct(services, tasks.review, { result: 'Success' });

    expect(completionOf(services)).toMatchObject({ whyOpen: undefined, totals: { counts: { open: 0 } } });
  });

  test('at the moment at which the call is completed corrects that completion', async () => {
    const services = await startCall(recordedRunbook);
    services.calls.meanwhile = () => completeCall(services, submitOf({}, john));

    expect(await correct(services, tasks.confirm, { result: 'Failed' })).toMatchObject({ kind: 'recorded' });

    expect(completionOf(services)?.totals.counts).toMatchObject({ Success: 2, Failed: 1 });
    expect(promisesOf(services, 'correction')).toHaveLength(2);
  });
});
