import { type Environment, project, startEnvironment } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fieldsOf, fillsTask, opensOutcomes } from '../support/forms.js';
import { environmentWithAnnouncedCall, expectRow, issueText, rowOf, runbook } from './support/announced-call.js';
import { changedLines } from './support/changed-lines.js';

const put = `PUT /api/v4/projects/`;

describe('outcomes are recorded in a form', () => {
  let environment: Environment;
  afterEach(() => environment.close());

  test('it opens from the button of the announcement, filled in with what the issue says', async () => {
    environment = await environmentWithAnnouncedCall();
    janeEdits(
      '| Confirm the users provided state | | 10m |',
      '| Confirm the users provided state | Success: fine | 8m |',
    );
    const john = environment.slack.person('john');

    await john.clicks('record_outcomes', { in: '#support_manager' });

    const form = await john.modalWhere((view) => view.submit !== undefined, 15_000);
    expect(fieldsOf(form, 1)).toEqual(['Success', '8m', 'fine']);
    expect(fieldsOf(form, 2)).toEqual(['No outcome yet', undefined, undefined]);
    expect(form.links.map((link) => link.url)).toContain('https://docs.gitlab.com/security/two_factor_authentication');
  });

  test.each([
    ['10m', '10m'],
    ['1h15m', '1h15m'],
    ['1:15', '1h15m'],
    ['90', '1h30m'],
    ['1.5h', '1h30m'],
  ])('a duration typed as %s is stored as %s', async (typed, stored) => {
    environment = await environmentWithAnnouncedCall();
    const john = environment.slack.person('john');
    await opensOutcomes(john);

    await fillsTask(john, 'Review users', { outcome: 'Success', duration: typed });
    await john.submits();

    await expectRow(environment, 'Review', `| Review users with errors   | Success | ${stored} |`);
  });

  test('nonsense is refused at its field with an example, and the rest stays typed', async () => {
    environment = await environmentWithAnnouncedCall();
    const john = environment.slack.person('john');
    await opensOutcomes(john);
    await fillsTask(john, 'Review users', { outcome: 'Success', duration: 'a while', note: 'all seen' });

    await john.submits();

    const refused = await john.modalWhere((view) => view.text.includes('a while') || 'errors' in view);
    expect(JSON.stringify([refused.errors, refused.text])).toContain('1h15m');
    expect(fieldsOf(refused, 3)).toEqual(['Success', 'a while', 'all seen']);
    expect(rowOf(environment, 'Review')).toBe('| Review users with errors   | | |');
  });

  test('what others edit while the form is open survives, also a row that moved', async () => {
    environment = await environmentWithAnnouncedCall();
    const john = environment.slack.person('john');
    await opensOutcomes(john);
    janeEdits('| Review users with errors   | | |\n', '| A new first task | | |\n| Review users with errors   | | |\n');
    janeEdits('| Update issue with outcome    | | 5m |', '| Update issue with outcome    | Skipped | 5m |');
    const before = issueText(environment);

    await fillsTask(john, 'Review users', { outcome: 'Partial', duration: '4m' });
    await john.submits();

    await expectRow(environment, 'Review', '| Review users with errors   | Partial | 4m |');
    expect(changedLines(before, issueText(environment))).toHaveLength(2);
  });

  test('rows that were renamed or deleted meanwhile are reported by their names, and the others are recorded', async () => {
    environment = await environmentWithAnnouncedCall();
    const john = environment.slack.person('john');
    await opensOutcomes(john);
    janeEdits('| Review users with errors   | | |', '| Look at users with errors   | | |');
    janeEdits('| Update issue with outcome    | | 5m |\n', '');

    await fillsTask(john, 'Review users', { outcome: 'Success' });
    await fillsTask(john, 'Update issue', { outcome: 'Failed' });
    await fillsTask(john, 'Confirm the users', { outcome: 'Success', duration: '9m' });
    await john.submits();

    await expectRow(environment, 'Confirm', '| Confirm the users provided state | Success | 9m (planned 10m) |');
    await john.sees((screen) => screen.modal?.text.includes('Review users with errors'));
    await john.sees((screen) => screen.modal?.text.includes('Update issue with outcome'));
    expect(rowOf(environment, 'Look at')).toBe('| Look at users with errors   | | |');
  });

  test('two people who say different things of the same cell are not both right: the second one is asked', async () => {
    environment = await environmentWithAnnouncedCall();
    const [john, jane] = [environment.slack.person('john'), environment.slack.person('jane')];
    for (const person of [john, jane]) await opensOutcomes(person);
    await fillsTask(jane, 'Review users', { outcome: 'Failed' });
    await jane.submits();
    await expectRow(environment, 'Review', '| Review users with errors   | Failed | |');

    await fillsTask(john, 'Review users', { outcome: 'Success' });
    await john.submits();

    const asked = await john.modalWhere((view) => view.text.includes('Someone else recorded: Failed.'));
    expect(fieldsOf(asked, 3)[0]).toBe('Success');
    expect(rowOf(environment, 'Review')).toBe('| Review users with errors   | Failed | |');
    await john.submits();
    await expectRow(environment, 'Review', '| Review users with errors   | Success | |');
  });

  test('an older text that a person saves right after the app’s write is noticed, and the edit is done again', async () => {
    environment = await environmentWithAnnouncedCall();
    const john = environment.slack.person('john');
    await opensOutcomes(john);
    const older = issueText(environment).replace('all of their 2500 groups', 'all of their 2600 groups');
    const act = async () => {
      environment.gitlab.editAs('jane_smith', project, 1, { description: older });
      return 'goes-on' as const;
    };
    environment.gitlab.faults.next((name) => name.startsWith(put), { kind: 'held', at: 'answer', act });

    await fillsTask(john, 'Review users', { outcome: 'Success' });
    await john.submits();

    await eventually(() => environment.gitlab.faults.pending() === 0);
    await expectRow(environment, 'Review', '| Review users with errors   | Success | |');
    expect(issueText(environment)).toContain('2600 groups');
  });

  test('a hostile note stays a note: the table is intact, nobody is notified, nothing is carried out', async () => {
    environment = await environmentWithAnnouncedCall();
    const john = environment.slack.person('john');
    await opensOutcomes(john);
    const before = issueText(environment);
    const note = '3 | users\n/close\n/assign @jane_smith\n@all see #1 !2 ~label `code` <b>|';

    await fillsTask(john, 'Review users', { outcome: 'Failed', note });
    await john.submits();

    await eventually(() => issueText(environment) !== before);
    const changed = changedLines(before, issueText(environment));
    expect(changed).toHaveLength(2);
    expect(changed[1]).toMatch(/^\+ \| Review users with errors {3}\| Failed: 3 \\\| users<br>/);
    expect(environment.gitlab.issue(project, 1)).toMatchObject({ state: 'opened', assignees: [] });
    expect(environment.gitlab.mentions()).toEqual([]);
    expect(environment.gitlab.crossReferences()).toEqual([]);
    await john.closes({ all: true }).catch(() => undefined);
    const again = await opensOutcomes(john);
    expect(fieldsOf(again, 3)[2]).toContain('/assign @jane_smith');
  });

  test.each(['outcomes', 'complete'])(
    '/runbook %s of a runbook that was not announced says what to type',
    async (what) => {
      environment = await startEnvironment({
        issues: [{ title: 'Acme', description: runbook, labels: ['self-managed'] }],
      });
      const john = environment.slack.person('john');

      await john.types(`/runbook ${what} 1`);

      await john.sees('/runbook announce 1');
      expect(john.modal()?.submit).toBeUndefined();
    },
  );

  test.each([
    ['gus', 'You are a guest in this workspace.'],
    ['rita', 'Issue not found, or you don’t have access to it on GitLab.'],
  ])('%s is refused: %s', async (handle, words) => {
    environment = await environmentWithAnnouncedCall();
    const person = environment.slack.person(handle);

    for (const what of ['outcomes', 'complete']) {
      await person.types(`/runbook ${what} 1`);
      const refused = await person.modalWhere((view) => view.text.includes(words));
      expect(refused.submit).toBeUndefined();
      expect(refused.text).not.toContain('Confirm');
      await person.closes();
    }
  });

  function janeEdits(before: string, after: string): void {
    const text = issueText(environment);
    if (!text.includes(before)) throw new Error(`The issue does not say: ${before}`);
    environment.gitlab.editAs('jane_smith', project, 1, { description: text.replace(before, after) });
  }
});
