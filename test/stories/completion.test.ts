import { project, type Town, type TownOptions } from '../../sandbox/town/start-town.js';
import { eventually } from '../support/eventually.js';
import {
  channels,
  correctionsIn,
  expectSummaries,
  issueText,
  panelOf,
  runbook,
  summariesIn,
  townWithStartedCall,
} from './support/announced-call.js';
import { fillsCompletion, opensCompletion, submitsAndCloses } from './support/forms.js';

const reason = '    `Dry-run cannot be completed due to change requirements`\n\n';
const settled = runbook
  .replaceAll(/^(\| .*\|) \| (\d+m) \|$/gm, '$1 Success | $2 |')
  .replace('| Review users with errors   | | |', '| Review users with errors   | Success | 5m |');

describe('a call is completed', () => {
  let town: Town;
  const john = () => town.slack.person('john');
  const jane = () => town.slack.person('jane');
  afterEach(() => town.close());

  test('the channels hear result, state, numbers and follow-ups, the announcement says so, the item is ticked', async () => {
    await start();
    const form = await opensCompletion(john());
    await fillsCompletion(john(), {
      state: 'All 2500 groups enforce 2FA.',
      followUp: { what: 'Write down what was learnt', by: 'Jane Smith', links: 'https://docs.gitlab.com/2fa' },
    });

    await john().submits();

    await expectSummaries(town, 'All 2500 groups enforce 2FA.');
    expect(form.inputs.map((input) => input.value)).toContain('Success');
    for (const channel of channels) {
      const [summary] = summariesIn(town, channel);
      expect(summary?.text).toContain('Done: Acme');
      expect(summary?.text).toContain('Write down what was learnt, by Jane Smith');
      expect(summary?.links.map((link) => link.url)).toContain('https://docs.gitlab.com/2fa');
      expect(summary?.links.some((link) => link.url.includes('/issues/1'))).toBe(true);
      await eventually(() => /Done: /.test(town.slack.person('kenji').channel(channel)[0]?.text ?? ''));
    }
    await eventually(() => issueText(town) === ticked(settled), { describe: () => issueText(town) });
    expect(town.gitlab.issue(project, 1).state).toBe('opened');
    expect(town.slack.problems()).toEqual([]);
  });

  test('nothing reminds of a completed call, and its panel has no button but the one that corrects', async () => {
    await start({ settings: { REMINDERS: 'end channels+dm, mornings dm' } });
    await completes();

    await town.advanceTo('2031-10-11T07:30:10Z');
    await town.advanceTo('2031-10-13T15:00:10Z');

    await eventually(() => !panelOf(town, 'jane')?.buttons.includes('Correct…'));
    expect(panelOf(town, 'jane')?.buttons).toEqual(['Correct the outcomes…', 'Open the runbook']);
    expect(panelOf(town, 'jane')?.text).toMatch(/done\. completed by/i);
    await jane().clicks('record_outcomes', { in: 'dm' });
    await jane().modalWhere((view) => view.callbackId === 'outcomes' && view.submit !== undefined, 15_000);
    expect(town.slack.person('john').channel('dm')).toHaveLength(1);
  });

  test('open tasks and items are named before the submit, and a reason is asked for', async () => {
    await start({ issues: [{ description: runbook.replace(reason, ''), labels: ['self-managed'] }] });

    const form = await opensCompletion(john());
    await fillsCompletion(john(), { state: 'The customer did not come.' });
    await john().submits();

    expect(form.text).toContain('Confirm the users provided state');
    expect(form.text).toContain('Has a dry-run been performed before the call?');
    await john().modalWhere((view) => Object.keys(view.errors).length === 1);
    for (const channel of channels) expect(summariesIn(town, channel)).toEqual([]);
    await fillsCompletion(john(), { whyOpen: 'We meet again on Monday.' });
    await john().submits();
    await expectSummaries(town, 'We meet again on Monday.');
    for (const channel of channels) expect(summariesIn(town, channel)[0]?.text).not.toContain('Confirm the users');
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
      for (const channel of channels) expect(summariesIn(town, channel)).toEqual([]);
    },
  );

  test('completing it again changes the summaries where they stand, with one line under each', async () => {
    await start();
    await completes();
    const form = await opensCompletion(jane());
    await fillsCompletion(jane(), { result: 'Partial', state: 'Three groups are left.' });

    await submitsAndCloses(jane());

    await expectSummaries(town, 'Three groups are left.');
    expect(form.inputs.map((input) => input.value)).toContain('All is well.');
    for (const channel of channels) {
      await eventually(() => correctionsIn(town, channel).length === 1);
      expect(correctionsIn(town, channel)[0]).toContain('Jane Smith');
      expect(correctionsIn(town, channel)[0]).toContain('Success → Partial');
    }
    await opensCompletion(jane());
    await submitsAndCloses(jane());
    for (const channel of channels) expect(correctionsIn(town, channel)).toHaveLength(1);
  });

  test('two people complete it at the same moment: there is one summary, and the second one looks again', async () => {
    await start();
    for (const person of [john(), jane()]) await opensCompletion(person);
    await fillsCompletion(john(), { state: 'John’s words.' });
    await fillsCompletion(jane(), { state: 'Jane’s words.' });

    await Promise.all([john().submits(), jane().submits()]);

    await expectSummaries(town, '’s words.');
    const [summary] = summariesIn(town, channels[0]);
    const second = summary?.text.includes('John’s') ? jane() : john();
    await second.modalWhere((view) => view.text.includes('someone else completed or corrected this call'), 15_000);
    for (const channel of channels) expect(correctionsIn(town, channel)).toEqual([]);
  });

  test('the issue is closed when that is asked for, after everything else is in it', async () => {
    await start();
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.', closeIssue: true });

    await john().submits();

    await eventually(() => town.gitlab.issue(project, 1).state === 'closed', { within: 20_000 });
    expect(issueText(town)).toBe(ticked(settled));
    const notes = town.gitlab.notes(project, 1);
    expect(notes.at(-1)).toMatchObject({ system: true, body: 'closed' });
    expect(notes.filter((note) => !note.system)).toHaveLength(1);
    expect(notes.find((note) => !note.system)?.body.match(/\/archives\//g)).toHaveLength(4);
  });

  async function start(options: Partial<TownOptions> = {}): Promise<void> {
    town = await townWithStartedCall({ issues: [{ description: settled, labels: ['self-managed'] }], ...options });
  }

  async function completes(): Promise<void> {
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.' });
    await submitsAndCloses(john());
    await expectSummaries(town, 'All is well.');
  }

  function ticked(text: string): string {
    return text.replaceAll('[ ] - Inform on', '[x] - Inform on');
  }
});
