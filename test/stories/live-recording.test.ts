import { project, type Town } from '../../sandbox/town/start-town.js';
import { eventually } from '../support/eventually.js';
import {
  channels,
  clicksInPanel,
  expectPanelsAt,
  expectRow,
  issueText,
  panelOf,
  repliesIn,
  rowOf,
  runbook,
  told,
  townWithAnnouncedCall,
  townWithStartedCall,
} from './support/announced-call.js';

const first = 'Confirm the users provided state';
const second = 'Remove 2FA from user list';

describe('a call is recorded live', () => {
  let town: Town;
  afterEach(() => town.close());

  test.each(['http', 'socket'] as const)('over %s a click is answered in time and written at once', async (mode) => {
    town = await townWithStartedCall({ mode });
    await clicksUntilAcknowledged('Start');
    await eventually(() => panelOf(town, 'john')?.text.includes('Started') ?? false);
    await town.advanceTo('2031-10-11T06:38:12Z');

    const milliseconds = await clicksUntilAcknowledged('Success');

    expect(milliseconds).toBeLessThan(3000);
    await expectRow(town, first, `| ${first} | Success | 8m (planned 10m) |`);
    await expectPanelsAt(town, 'Task 2 of 4');
  });

  test.each([
    ['Success', 'Success'],
    ['Success', 'Failed'],
  ])('John clicks %s and Jane %s at the same moment: one counts, the other is told', async (his, hers) => {
    town = await townWithStartedCall();
    await eventually(() => panelOf(town, 'jane') !== undefined);
    const [john, jane] = [town.slack.person('john'), town.slack.person('jane')];

    await Promise.all([john.clicks(his, { in: 'dm' }), jane.clicks(hers, { in: 'dm' })]);

    await eventually(() => told(town, 'john').length + told(town, 'jane').length === 1);
    const [winner, loser, result] =
      told(town, 'jane').length === 1 ? (['John Doe', 'jane', his] as const) : (['Jane Smith', 'john', hers] as const);
    expect(told(town, loser)[0]).toContain(winner);
    expect(told(town, loser)[0]).toContain(result);
    await expectRow(town, first, `| ${first} | ${result} | (planned 10m) |`);
    await expectPanelsAt(town, 'Task 2 of 4');
    expect(
      town.gitlab.history(project, 1).filter(({ description }) => description.includes(`| ${result} |`)),
    ).toHaveLength(1);
  });

  test('a click on a panel that shows what is over is not recorded, and the panel is brought up to date', async () => {
    town = await townWithStartedCall();
    await eventually(() => panelOf(town, 'jane') !== undefined);
    town.slack.faults.always('chat.update', { kind: '500' });
    await town.slack.person('john').clicks('Success', { in: 'dm' });
    await expectRow(town, first, `| ${first} | Success | (planned 10m) |`);

    await town.slack.person('jane').clicks('Failed', { in: 'dm' });

    await eventually(() => told(town, 'jane').some((text) => text.includes('John Doe')));
    expect(rowOf(town, first)).toBe(`| ${first} | Success | (planned 10m) |`);
    expect(rowOf(town, second)).toContain('| | 30m |');
    town.slack.faults.clear();
    await expectPanelsAt(town, 'Task 2 of 4');
  });

  test('what a person has written into the row since is not undone', async () => {
    town = await townWithStartedCall();
    await clicksInPanel(town, 'john', 'Success', 'Task 2 of 4');
    await expectRow(town, first, `| ${first} | Success | (planned 10m) |`);
    const byHand = issueText(town).replace('| Success |', '| Success: with help of Tom |');
    town.gitlab.editAs('jane_smith', project, 1, { description: byHand });

    await town.slack.person('john').clicks('run_undo', { in: 'dm' });

    await eventually(() => told(town, 'john').length === 1);
    expect(issueText(town)).toBe(byHand);
  });

  test('a task can be skipped, and undone back to where nothing is recorded', async () => {
    town = await townWithStartedCall();
    const before = issueText(town);
    await clicksInPanel(town, 'john', 'Skip', 'Task 2 of 4');
    await expectRow(town, first, `| ${first} | Skipped | (planned 10m) |`);

    await clicksInPanel(town, 'john', 'Undo', 'Task 1 of 4');

    await expectRow(town, first, `| ${first} | | 10m |`);
    expect(issueText(town)).toBe(before);
    await expectPanelsAt(town, 'Task 1 of 4');
  });

  test('whoever GitLab does not show the runbook has no panel', async () => {
    town = await townWithAnnouncedCall();
    town.gitlab.setMember(project, 'jane_smith', undefined);

    await town.advanceTo('2031-10-11T06:30:10Z');

    await eventually(() => panelOf(town, 'john') !== undefined);
    await eventually(() => town.app.log().some((line) => line.msg === 'no longer wanted'));
    expect(panelOf(town, 'jane')).toBeUndefined();
    expect(town.slack.person('jane').screen().text).not.toContain(first);
  });

  test('whose access ends during the call can click no more, and opens no form', async () => {
    town = await townWithStartedCall();
    await eventually(() => panelOf(town, 'jane') !== undefined);
    town.gitlab.setMember(project, 'jane_smith', undefined);
    const jane = town.slack.person('jane');
    const before = issueText(town);

    await jane.clicks('Success', { in: 'dm' });

    await jane.sees('you don’t have access to it on GitLab');
    expect(issueText(town)).toBe(before);
    await jane.types('/runbook outcomes 1');
    const refused = await jane.modalWhere((view) => view.text.includes('you don’t have access to it on GitLab'));
    expect(refused.submit).toBeUndefined();
  });

  test('a call that takes longer than planned says so by itself', async () => {
    town = await townWithStartedCall();
    await town.advanceTo('2031-10-11T07:15:15Z');

    await eventually(() => /over time/i.test(panelOf(town, 'john')?.text ?? ''), { within: 20_000 });
    for (const channel of channels) {
      await eventually(() => repliesIn(town, channel).some((reply) => /over time/i.test(reply)));
      expect(repliesIn(town, channel)).toHaveLength(1);
    }
  });

  test('a call without tasks has a panel that says so, and no buttons that lead nowhere', async () => {
    const description = runbook.replace(/\| Confirm[\s\S]*? 5m \|\n/, '');
    town = await townWithStartedCall({ issues: [{ description, labels: ['self-managed'] }] });

    expect(description).not.toContain(first);
    expect(panelOf(town, 'john')?.text).toContain('The runbook has no tasks.');
    expect(panelOf(town, 'john')?.buttons).not.toContain('Start');
  });

  /** When the clock leaps, the app misses Slack's pings and connects anew; Slack then asks people to try again. */
  async function clicksUntilAcknowledged(button: string): Promise<number> {
    let milliseconds = Number.NaN;
    await eventually(
      async () => {
        const ack = await town.slack.person('john').clicks(button, { in: 'dm' });
        milliseconds = ack?.milliseconds ?? Number.NaN;
        return ack?.status === 200;
      },
      { within: 40_000 },
    );
    return milliseconds;
  }
});
