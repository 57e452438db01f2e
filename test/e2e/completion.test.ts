import { type Environment, type EnvironmentOptions, project } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fillsCompletion, opensCompletion, submitsAndCloses } from '../support/forms.js';
import {
  channels,
  correctionsIn,
  environmentWithStartedCall,
  expectSummaries,
  issueText,
  panelOf,
  runbook,
  summariesIn,
} from './support/announced-call.js';

const reason = '    `Dry-run cannot be completed due to change requirements`\n\n';
const settled = runbook
  .replaceAll(/^(\| .*\|) \| (\d+m) \|$/gm, '$1 Success | $2 |')
  .replace('| Review users with errors   | | |', '| Review users with errors   | Success | 5m |');

describe('a call is completed', () => {
  let environment: Environment;
  const john = () => environment.slack.person('john');
  const jane = () => environment.slack.person('jane');
  afterEach(() => environment.close());

  test('the channels hear result, state, numbers and follow-ups, the announcement says so, the item is ticked', async () => {
    await start();
    const form = await opensCompletion(john());
    await fillsCompletion(john(), {
      state: 'All 2500 groups enforce 2FA.',
      followUp: { what: 'Write down what was learnt', by: 'Jane Smith', links: 'https://docs.gitlab.com/2fa' },
    });

    await john().submits();

    await expectSummaries(environment, 'All 2500 groups enforce 2FA.');
    expect(form.inputs.map((input) => input.value)).toContain('Success');
    for (const channel of channels) {
      const [summary] = summariesIn(environment, channel);
      expect(summary?.text).toContain('Done: Acme');
      expect(summary?.text).toContain('Write down what was learnt, by Jane Smith');
      expect(summary?.links.map((link) => link.url)).toContain('https://docs.gitlab.com/2fa');
      expect(summary?.links.some((link) => link.url.includes('/issues/1'))).toBe(true);
      await eventually(() => /Done: /.test(environment.slack.person('kenji').channel(channel)[0]?.text ?? ''));
    }
    await eventually(() => issueText(environment) === ticked(settled), { describe: () => issueText(environment) });
    expect(environment.gitlab.issue(project, 1).state).toBe('opened');
    expect(environment.slack.problems()).toEqual([]);
  });

  test('nothing reminds of a completed call, and its panel has no button but the one that corrects', async () => {
    await start({ settings: { REMINDERS: 'end channels+dm, mornings dm' } });
    await completes();

    await environment.advanceTo('2031-10-11T07:30:10Z');
    await environment.advanceTo('2031-10-13T15:00:10Z');

    await eventually(() => !panelOf(environment, 'jane')?.buttons.includes('Correct…'));
    expect(panelOf(environment, 'jane')?.buttons).toEqual(['Correct the outcomes…', 'Open the runbook']);
    expect(panelOf(environment, 'jane')?.text).toMatch(/done\. completed by/i);
    await jane().clicks('record_outcomes', { in: 'dm' });
    await jane().modalWhere((view) => view.callbackId === 'outcomes' && view.submit !== undefined, 15_000);
    expect(environment.slack.person('john').channel('dm')).toHaveLength(1);
  });

  test('open tasks and items are named before the submit, and a reason is asked for', async () => {
    await start({ issues: [{ description: runbook.replace(reason, ''), labels: ['self-managed'] }] });

    const form = await opensCompletion(john());
    await fillsCompletion(john(), { state: 'The customer did not come.' });
    await john().submits();

    expect(form.text).toContain('Confirm the users provided state');
    expect(form.text).toContain('Has a dry-run been performed before the call?');
    await john().modalWhere((view) => Object.keys(view.errors).length === 1);
    for (const channel of channels) expect(summariesIn(environment, channel)).toEqual([]);
    await fillsCompletion(john(), { whyOpen: 'We meet again on Monday.' });
    await john().submits();
    await expectSummaries(environment, 'We meet again on Monday.');
    for (const channel of channels)
      expect(summariesIn(environment, channel)[0]?.text).not.toContain('Confirm the users');
  });

  test.each(['the documentation', 'docs.gitlab', 'javascript:alert(1)', 'https://'])(
    '“%s” as a link is refused at its field, and nothing is lost',
    async (links) => {
      await start();
      await opensCompletion(john());
      const followUp = { what: 'Clean up', by: 'Jane', links };
      await fillsCompletion(john(), { state: 'Done.', followUp });

      await john().submits();

      const refused = await john().modalWhere((view) => Object.keys(view.errors).length === 1);
      expect(refused.inputs.map((input) => input.value)).toEqual(expect.arrayContaining(['Done.', 'Clean up', links]));
      for (const channel of channels) expect(summariesIn(environment, channel)).toEqual([]);
    },
  );

  test('completing it again changes the summaries where they stand, with one line under each', async () => {
    await start();
    await completes();
    const form = await opensCompletion(jane());
    await fillsCompletion(jane(), { result: 'Partial', state: 'Three groups are left.' });

    await submitsAndCloses(jane());

    await expectSummaries(environment, 'Three groups are left.');
    expect(form.inputs.map((input) => input.value)).toContain('All is well.');
    for (const channel of channels) {
      await eventually(() => correctionsIn(environment, channel).length === 1);
      expect(correctionsIn(environment, channel)[0]).toContain('Jane Smith');
      expect(correctionsIn(environment, channel)[0]).toContain('Success → Partial');
    }
    await opensCompletion(jane());
    await submitsAndCloses(jane());
    for (const channel of channels) expect(correctionsIn(environment, channel)).toHaveLength(1);
  });

  test('two people complete it at the same moment: there is one summary, and the second one looks again', async () => {
    await start();
    for (const person of [john(), jane()]) await opensCompletion(person);
    await fillsCompletion(john(), { state: 'John’s words.' });
    await fillsCompletion(jane(), { state: 'Jane’s words.' });

    await Promise.all([john().submits(), jane().submits()]);

    await expectSummaries(environment, '’s words.');
    const [summary] = summariesIn(environment, channels[0]);
    const second = summary?.text.includes('John’s') ? jane() : john();
    await second.modalWhere((view) => view.text.includes('someone else completed or corrected this call'), 15_000);
    for (const channel of channels) expect(correctionsIn(environment, channel)).toEqual([]);
  });

  test('the issue is closed when that is asked for, after everything else is in it', async () => {
    await start();
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.', closeIssue: true });

    await john().submits();

    await eventually(() => environment.gitlab.issue(project, 1).state === 'closed', { within: 20_000 });
    expect(issueText(environment)).toBe(ticked(settled));
    const notes = environment.gitlab.notes(project, 1);
    expect(notes.at(-1)).toMatchObject({ system: true, body: 'closed' });
    expect(notes.filter((note) => !note.system)).toHaveLength(1);
    expect(notes.find((note) => !note.system)?.body.match(/\/archives\//g)).toHaveLength(4);
  });

  async function start(options: Partial<EnvironmentOptions> = {}): Promise<void> {
    environment = await environmentWithStartedCall({
      issues: [{ description: settled, labels: ['self-managed'] }],
      ...options,
    });
  }

  async function completes(): Promise<void> {
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.' });
    await submitsAndCloses(john());
    await expectSummaries(environment, 'All is well.');
  }

  function ticked(text: string): string {
    return text.replaceAll('[ ] - Inform on', '[x] - Inform on');
  }
});
