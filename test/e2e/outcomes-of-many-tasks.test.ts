import type { Environment } from '../../sandbox/environment/start-environment.js';
import type { SlackPerson } from '../../sandbox/slack/person/slack-person.js';
import { eventually } from '../support/eventually.js';
import { fieldsOf, fillsTask, opensOutcomes } from '../support/forms.js';
import { environmentWithAnnouncedCall, issueText, runbook } from './support/announced-call.js';
import { changedLines } from './support/changed-lines.js';

const firstRow = '| Confirm the users provided state | | 10m |\n';
const sixty = Array.from({ length: 60 }, (_, at) => `| Move group no. ${at + 1} | | 2m |\n`).join('');
const description = runbook.replace(firstRow, firstRow + sixty);

describe('a runbook of 64 tasks is recorded in a form with pages', () => {
  let environment: Environment;
  let john: SlackPerson;
  beforeAll(async () => {
    environment = await environmentWithAnnouncedCall({
      issues: [{ title: 'Long', description, labels: ['self-managed'] }],
    });
    john = environment.slack.person('john');
    await opensOutcomes(john);
  });
  afterAll(() => environment.close());

  test('what was typed on a page is there again after paging forth and back', async () => {
    await fillsTask(john, 'Confirm the users', { outcome: 'Success', duration: '1:15' });
    await fillsTask(john, 'Task 3: Move group no. 2', { outcome: 'Failed', duration: 'soon', note: 'no such group' });
    await turnsTo('Next', 2);
    await fillsTask(john, 'Move group no. 12', { outcome: 'Skipped' });
    await turnsTo('Next', 3);

    await turnsTo('Previous', 2);
    const second = john.modal();
    await turnsTo('Previous', 1);

    const first = john.modal();
    expect(second && fieldsOf(second, 13)).toEqual(['Skipped', undefined, undefined]);
    expect(first && fieldsOf(first, 1)).toEqual(['Success', '1:15', undefined]);
    expect(first && fieldsOf(first, 3)).toEqual(['Failed', 'soon', 'no such group']);
  });

  test('a nonsense duration on an earlier page is named, nothing is recorded, and nothing typed is lost', async () => {
    const before = issueText(environment);
    for (const page of [2, 3, 4, 5, 6, 7]) await turnsTo('Next', page);
    await fillsTask(john, 'Update issue with outcome', { outcome: 'Success', duration: '1.5h' });

    await john.submits();

    const refused = await john.modalWhere((view) => view.text.includes('“soon” isn’t a duration'));
    expect(refused.text).toContain('Move group no. 2');
    expect(refused.text).toContain('1h15m');
    expect(issueText(environment)).toBe(before);
    expect(fieldsOf(refused, 3)).toEqual(['Failed', 'soon', 'no such group']);
  });

  test('the submit changes the cells of four tasks, in one edit, and nothing else', async () => {
    const before = issueText(environment);
    await fillsTask(john, 'Task 3: Move group no. 2', { duration: '90' });

    await john.submits();

    await eventually(() => issueText(environment) !== before, { within: 20_000, describe: () => john.screen().text });
    expect(changedLines(before, issueText(environment))).toEqual([
      '- | Confirm the users provided state | | 10m |',
      '+ | Confirm the users provided state | Success | 1h15m (planned 10m) |',
      '- | Move group no. 2 | | 2m |',
      '+ | Move group no. 2 | Failed: no such group | 1h30m (planned 2m) |',
      '- | Move group no. 12 | | 2m |',
      '+ | Move group no. 12 | Skipped | (planned 2m) |',
      '- | Update issue with outcome    | | 5m |',
      '+ | Update issue with outcome    | Success | 1h30m (planned 5m) |',
    ]);
    expect(environment.slack.problems()).toEqual([]);
  });

  test('a form that was closed leaves nothing behind', async () => {
    if (john.modal()) await john.closes({ all: true });
    await opensOutcomes(john);
    await turnsTo('Previous', 1);
    await fillsTask(john, 'Move group no. 1', { outcome: 'Success' });
    await turnsTo('Next', 2);
    await john.closes();

    await opensOutcomes(john);

    const again = await john.modalWhere((view) => view.submit !== undefined);
    expect(fieldsOf(again, 2)[0]).toBe('No outcome yet');
  });

  async function turnsTo(button: 'Next' | 'Previous', page: number): Promise<void> {
    if (john.modal()?.text.includes(`Page ${page} of 7`)) return;
    await john.clicks(button);
    await john.modalWhere((view) => view.text.includes(`Page ${page} of 7`), 15_000);
  }
});
