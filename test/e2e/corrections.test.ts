import type { Environment } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import {
  fieldsOf,
  fillsCompletion,
  fillsTask,
  opensCompletion,
  opensOutcomes,
  submitsAndCloses,
} from '../support/forms.js';
import {
  channels,
  clicksInPanel,
  correctionsIn,
  environmentWithStartedCall,
  expectPanelsAt,
  expectRow,
  expectSummaries,
  issueText,
  panelOf,
  recordsEveryTask,
  repliesIn,
  rowOf,
  summariesIn,
} from './support/announced-call.js';

describe('what was recorded wrongly is corrected', () => {
  let environment: Environment;
  const john = () => environment.slack.person('john');
  const jane = () => environment.slack.person('jane');
  afterEach(() => environment.close());

  test('during the call an outcome is corrected in the form, and the panels follow', async () => {
    environment = await environmentWithStartedCall();
    await clicksInPanel(environment, 'john', 'Success', 'Task 2 of 4');
    await opensOutcomes(jane());

    await fillsTask(jane(), 'Confirm the users', { outcome: 'Failed', duration: '7m', note: 'nobody was there' });
    await jane().submits();

    await expectRow(
      environment,
      'Confirm',
      '| Confirm the users provided state | Failed: nobody was there | 7m (planned 10m) |',
    );
    for (const handle of ['john', 'jane']) {
      await eventually(() => panelOf(environment, handle)?.text.includes('Failed: nobody was there') ?? false);
      expect(panelOf(environment, handle)?.text).toContain("status: 'enable'");
    }
  });

  test('an outcome can be taken back to none, and its task is the current one again', async () => {
    environment = await environmentWithStartedCall();
    await clicksInPanel(environment, 'john', 'Success', 'Task 2 of 4');
    await expectRow(environment, 'Confirm', '| Confirm the users provided state | Success | (planned 10m) |');
    await opensOutcomes(john());

    await fillsTask(john(), 'Confirm the users', { outcome: 'No outcome yet' });
    await john().submits();

    await expectPanelsAt(environment, 'Task 1 of 4');
    await expectRow(environment, 'Confirm', '| Confirm the users provided state | | 10m |');
  });

  test('of a completed call the summaries’ numbers change where they stand, and each thread has one line', async () => {
    await completedCall();
    const before = channels.map((channel) => summariesIn(environment, channel)[0]?.ts);
    await opensOutcomes(jane());

    await fillsTask(jane(), 'Review users', { outcome: 'Failed', duration: '20m' });
    await jane().submits();

    await expectSummaries(environment, '1 failed');
    expect(channels.map((channel) => summariesIn(environment, channel)[0]?.ts)).toEqual(before);
    for (const channel of channels) {
      await eventually(() => correctionsIn(environment, channel).length === 1);
      expect(correctionsIn(environment, channel)[0]).toBe('Corrected by @Jane Smith: 1 task; total time none → 20m.');
      expect(JSON.stringify(environment.slack.messages(channel))).not.toContain('Review users');
    }
    expect(rowOf(environment, 'Review')).toBe('| Review users with errors   | Failed | 20m |');
  });

  test('a submit that changes nothing posts nothing and writes nothing', async () => {
    await completedCall();
    const before = issueText(environment);
    const posts = () =>
      channels.map((channel) => ({
        summaries: summariesIn(environment, channel).map(({ text, edited }) => ({ text, edited })),
        replies: repliesIn(environment, channel),
      }));
    const said = posts();
    const form = await opensOutcomes(jane());

    await submitsAndCloses(jane());

    expect(fieldsOf(form, 1)[0]).toBe('Success');
    expect(issueText(environment)).toBe(before);
    expect(posts()).toEqual(said);
  });

  test('two corrections are two lines, and the summary says the last', async () => {
    await completedCall();
    for (const [outcome, counted] of [
      ['Failed', '1 failed'],
      ['Partial', '1 partly done'],
    ] as const) {
      await opensOutcomes(john());
      await fillsTask(john(), 'Review users', { outcome });
      await submitsAndCloses(john());
      await expectSummaries(environment, counted);
    }

    for (const channel of channels) {
      await eventually(() => correctionsIn(environment, channel).length === 2);
      expect(summariesIn(environment, channel)[0]?.text).not.toContain('1 failed');
    }
    expect(environment.slack.problems()).toEqual([]);
  });

  test('a correction reaches the posts also when Slack is away for a while', async () => {
    await completedCall();
    await opensOutcomes(john());
    await fillsTask(john(), 'Review users', { outcome: 'Skipped' });
    for (const method of ['chat.update', 'chat.postMessage']) environment.slack.faults.always(method, { kind: 'down' });
    await john().submits();
    await expectRow(environment, 'Review', '| Review users with errors   | Skipped | |');

    environment.slack.faults.clear();

    await expectSummaries(environment, '1 skipped');
    for (const channel of channels) {
      await eventually(() => correctionsIn(environment, channel).length === 1, { within: 30_000 });
    }
  });

  async function completedCall(): Promise<void> {
    environment = await environmentWithStartedCall();
    await recordsEveryTask(environment);
    await expectRow(environment, 'Update', '| Update issue with outcome    | Success | (planned 5m) |');
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.' });
    await submitsAndCloses(john());
    await expectSummaries(environment, 'All is well.');
    await eventually(() => !issueText(environment).includes('[ ] - Inform'), { within: 20_000 });
    for (const channel of channels) {
      await eventually(() => repliesIn(environment, channel).some((reply) => reply.startsWith('Done. ')));
    }
  }
});
