import { join } from 'node:path';
import { openJobs } from '../../sandbox/demo/read-jobs.js';
import { type Environment, startEnvironment } from '../../sandbox/environment/start-environment.js';
import type { Fault } from '../../sandbox/faults.js';
import { eventually } from '../support/eventually.js';
import { fillsCompletion, fillsTask, opensCompletion, opensOutcomes } from '../support/forms.js';
import {
  channels,
  environmentWithStartedCall,
  expectPanelsAt,
  expectRow,
  expectSummaries,
  issueText,
  panelOf,
  recordsEveryTask,
  rowOf,
  runbook,
} from './support/announced-call.js';
import { untilSettled } from './support/until-quiet.js';

/** More attempts than a failure of one job alone gets. */
const manyAttempts = 10;

/** Longer than the longest wait between two attempts, in milliseconds. */
const betweenAttempts = 61_000;

describe('Slack is down when somebody submits a form', () => {
  let environment: Environment;
  const john = () => environment.slack.person('john');
  afterEach(() => environment.close());

  test('Post: the call is announced once Slack is back, and a direct message says so, once', async () => {
    environment = await startEnvironment({
      at: '2031-10-11T05:00:00Z',
      issues: [{ title: 'Acme', description: runbook, labels: ['self-managed'] }],
      settings: { REMINDERS: 'off' },
    });
    await john().types('/runbook announce 1');
    await john().modalWhere((view) => view.submit === 'Post');
    takesNoMessages();
    await john().submits();

    await goesOn('announcement', manyAttempts);

    for (const channel of channels)
      await eventually(() => environment.slack.person('kenji').channel(channel).length === 1, { within: 30_000 });
    await expectToldOnce('is announced.');
    expect(told()[0]).toMatch(/support_self-managed: see the post\n.*support_manager: see the post/);
  }, 90_000);

  test('Complete: the summaries follow once Slack is back, and a direct message says so, once', async () => {
    environment = await environmentWithStartedCall();
    await recordsEveryTask(environment);
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.' });
    takesNoMessages();
    await john().submits();

    await goesOn('summary', 1);

    await expectSummaries(environment, 'All is well.');
    await expectToldOnce('is completed, and its summary is posted.');
  }, 90_000);

  test.each<[string, Fault]>([['nothing answers', { kind: 'down' }]])(
    'Record, while %s at all: what was typed is recorded once Slack is back, and the window says so',
    async (_name, fault) => {
      environment = await environmentWithStartedCall();
      await opensOutcomes(john());
      await fillsTask(john(), 'Review users', { outcome: 'Success', duration: '10m' });
      await environment.advanceTo(new Date(environment.now() + 10 * 60_000).toISOString());
      const failed = breaks(fault);
      await john().submits();
      await eventually(() => failed() >= 3, { within: 20_000 });
      expect(rowOf(environment, 'Review')).toBe('| Review users with errors   | | |');

      environment.slack.faults.clear();

      await expectRow(environment, 'Review', '| Review users with errors   | Success | 10m |');
      await john().modalWhere((view) => view.text.includes('Recorded for 1 task'), 20_000);
      await eventually(() => notices().length === 0);
    },
    60_000,
  );

  test('a click on a run panel is recorded meanwhile, and the panel shows it once Slack is back', async () => {
    environment = await environmentWithStartedCall();
    takesNoMessages();
    await john().clicks('Success', { in: 'dm' });
    await eventually(() => retries('panel update') > 0, { within: 40_000 });
    expect(panelOf(environment, 'john')?.text).toContain('Task 1 of 4');

    environment.slack.faults.clear();
    await environment.advanceTo(new Date(environment.now() + betweenAttempts).toISOString());

    await expectPanelsAt(environment, 'Task 2 of 4');
    expect(issueText(environment)).toMatch(/\| Success \|/);
  }, 60_000);

  test('a result that the window has shown is not told again', async () => {
    environment = await environmentWithStartedCall();
    await opensOutcomes(john());
    await fillsTask(john(), 'Review users', { outcome: 'Success', duration: '10m' });
    await john().submits();
    await john().modalWhere((view) => view.text.includes('Recorded for 1 task'), 15_000);
    await eventually(() => notices().length === 0);

    await environment.advanceTo(new Date(environment.now() + 10 * 60_000).toISOString());
    await untilSettled(environment);

    expect(told()).toEqual([]);
  });

  test('a result whose window was closed is told in a direct message', async () => {
    environment = await environmentWithStartedCall();
    await opensOutcomes(john());
    await fillsTask(john(), 'Review users', { outcome: 'Success', duration: '10m' });
    environment.slack.faults.next('views.update', { kind: 'held', at: 'arrival', act: closesTheWindow });
    await john().submits();
    await expectRow(environment, 'Review', '| Review users with errors   | Success | 10m |');
    await eventually(() => environment.slack.faults.pending() === 0, { within: 20_000 });

    await environment.advanceTo(new Date(environment.now() + betweenAttempts).toISOString());

    await expectToldOnce('are recorded in the runbook.');
  });

  /** Slack still says who somebody is, but no message and no window can be written. */
  function takesNoMessages(): void {
    environment.slack.faults.always((method) => /^(?:chat|views)\./.test(method), { kind: '500' });
  }

  /** Every request fails. Says how many have. */
  function breaks(fault: Fault): () => number {
    let failed = 0;
    environment.slack.faults.choose(() => {
      failed += 1;
      return fault;
    });
    return () => failed;
  }

  async function closesTheWindow(): Promise<'goes-on'> {
    await john().closes();
    return 'goes-on';
  }

  /** Slack stays down for so many attempts, and until the window could not be written, and is back after that. */
  async function goesOn(job: string, attempts: number): Promise<void> {
    await eventually(() => retries(job) > 0, {
      within: 40_000,
      describe: () => environment.app.output().slice(-2_000),
    });
    for (let attempt = 1; attempt < attempts; attempt++) {
      const before = retries(job);
      await environment.advanceTo(new Date(environment.now() + betweenAttempts).toISOString());
      await eventually(() => retries(job) > before, { within: 20_000 });
    }
    await eventually(() => environment.app.output().includes('a result could not be shown'), { within: 30_000 });
    environment.slack.faults.clear();
    await environment.advanceTo(new Date(environment.now() + betweenAttempts).toISOString());
  }

  function retries(key: string): number {
    return environment.app.log().filter(({ msg, job }) => msg === 'to be tried again' && String(job).includes(key))
      .length;
  }

  /** What has become of the messages about results that were not withdrawn. */
  function notices(): readonly string[] {
    const jobs = openJobs(join(environment.folder, 'runbook.db'));
    try {
      return jobs.read().flatMap(({ kind, state }) => (kind === 'result-notice' ? [state] : []));
    } finally {
      jobs.close();
    }
  }

  function told(): readonly string[] {
    return john()
      .channel('dm')
      .map(({ text }) => text)
      .filter((text) => /^(?:The call|The outcomes|You )/.test(text));
  }

  async function expectToldOnce(words: string): Promise<void> {
    await eventually(() => told().some((text) => text.includes(words)), {
      within: 30_000,
      describe: () => `John reads ${JSON.stringify(told())}`,
    });
    await environment.advanceTo(new Date(environment.now() + betweenAttempts).toISOString());
    await eventually(() => notices().join() === 'completed');
    expect(told()).toHaveLength(1);
  }
});
