import { type Environment, project } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import {
  channels,
  clicksInPanel,
  environmentWithAnnouncedCall,
  environmentWithStartedCall,
  expectPanelsAt,
  expectRow,
  issueText,
  panelOf,
  repliesIn,
  rowOf,
  runbook,
  told,
} from './support/announced-call.js';

const first = 'Confirm the users provided state';
const second = 'Remove 2FA from user list';

describe('a call is recorded live', () => {
  let environment: Environment;
  afterEach(() => environment.close());

  test.each(['http', 'socket'] as const)('over %s a click is answered in time and written at once', async (mode) => {
    environment = await environmentWithStartedCall({ mode });
    await clicksUntilAcknowledged('Start');
    await eventually(() => panelOf(environment, 'john')?.text.includes('Started') ?? false);
    await environment.advanceTo('2031-10-11T06:38:12Z');

    const milliseconds = await clicksUntilAcknowledged('Success');

    expect(milliseconds).toBeLessThan(3000);
    await expectRow(environment, first, `| ${first} | Success | 8m (planned 10m) |`);
    await expectPanelsAt(environment, 'Task 2 of 4');
  });

  test.each([
    ['Success', 'Success'],
    ['Success', 'Failed'],
  ])('John clicks %s and Jane %s at the same moment: one counts, the other is told', async (his, hers) => {
    environment = await environmentWithStartedCall();
    await eventually(() => panelOf(environment, 'jane') !== undefined);
    const [john, jane] = [environment.slack.person('john'), environment.slack.person('jane')];

    await Promise.all([john.clicks(his, { in: 'dm' }), jane.clicks(hers, { in: 'dm' })]);

    await eventually(() => told(environment, 'john').length + told(environment, 'jane').length === 1);
    const [winner, loser, result] =
      told(environment, 'jane').length === 1
        ? (['John Doe', 'jane', his] as const)
        : (['Jane Smith', 'john', hers] as const);
    expect(told(environment, loser)[0]).toContain(winner);
    expect(told(environment, loser)[0]).toContain(result);
    await expectRow(environment, first, `| ${first} | ${result} | (planned 10m) |`);
    await expectPanelsAt(environment, 'Task 2 of 4');
    expect(
      environment.gitlab.history(project, 1).filter(({ description }) => description.includes(`| ${result} |`)),
    ).toHaveLength(1);
  });

  test('a click on a panel that shows what is over is not recorded, and the panel is brought up to date', async () => {
    environment = await environmentWithStartedCall();
    await eventually(() => panelOf(environment, 'jane') !== undefined);
    environment.slack.faults.always('chat.update', { kind: '500' });
    await environment.slack.person('john').clicks('Success', { in: 'dm' });
    await expectRow(environment, first, `| ${first} | Success | (planned 10m) |`);

    await environment.slack.person('jane').clicks('Failed', { in: 'dm' });

    await eventually(() => told(environment, 'jane').some((text) => text.includes('John Doe')));
    expect(rowOf(environment, first)).toBe(`| ${first} | Success | (planned 10m) |`);
    expect(rowOf(environment, second)).toContain('| | 30m |');
    environment.slack.faults.clear();
    await expectPanelsAt(environment, 'Task 2 of 4');
  });

  test('what a person has written into the row since is not undone', async () => {
    environment = await environmentWithStartedCall();
    await clicksInPanel(environment, 'john', 'Success', 'Task 2 of 4');
    await expectRow(environment, first, `| ${first} | Success | (planned 10m) |`);
    const byHand = issueText(environment).replace('| Success |', '| Success: with help of Tom |');
    environment.gitlab.editAs('jane_smith', project, 1, { description: byHand });

    await environment.slack.person('john').clicks('run_undo', { in: 'dm' });

    await eventually(() => told(environment, 'john').length === 1);
    expect(issueText(environment)).toBe(byHand);
  });

  test('a task can be skipped, and undone back to where nothing is recorded', async () => {
    environment = await environmentWithStartedCall();
    const before = issueText(environment);
    await clicksInPanel(environment, 'john', 'Skip', 'Task 2 of 4');
    await expectRow(environment, first, `| ${first} | Skipped | (planned 10m) |`);

    await clicksInPanel(environment, 'john', 'Undo', 'Task 1 of 4');

    await expectRow(environment, first, `| ${first} | | 10m |`);
    expect(issueText(environment)).toBe(before);
    await expectPanelsAt(environment, 'Task 1 of 4');
  });

  test('whoever GitLab does not show the runbook has no panel', async () => {
    environment = await environmentWithAnnouncedCall();
    environment.gitlab.setMember(project, 'jane_smith', undefined);

    await environment.advanceTo('2031-10-11T06:30:10Z');

    await eventually(() => panelOf(environment, 'john') !== undefined);
    await eventually(() => environment.app.log().some((line) => line.msg === 'no longer wanted'));
    expect(panelOf(environment, 'jane')).toBeUndefined();
    expect(environment.slack.person('jane').screen().text).not.toContain(first);
  });

  test('whose access ends during the call can click no more, and opens no form', async () => {
    environment = await environmentWithStartedCall();
    await eventually(() => panelOf(environment, 'jane') !== undefined);
    environment.gitlab.setMember(project, 'jane_smith', undefined);
    const jane = environment.slack.person('jane');
    const before = issueText(environment);

    await jane.clicks('Success', { in: 'dm' });

    await jane.sees('you don’t have access to it on GitLab');
    expect(issueText(environment)).toBe(before);
    await jane.types('/runbook outcomes 1');
    const refused = await jane.modalWhere((view) => view.text.includes('you don’t have access to it on GitLab'));
    expect(refused.submit).toBeUndefined();
  });

  test('a call that takes longer than planned says so by itself', async () => {
    environment = await environmentWithStartedCall();
    await environment.advanceTo('2031-10-11T07:15:15Z');

    await eventually(() => /over time/i.test(panelOf(environment, 'john')?.text ?? ''), { within: 20_000 });
    for (const channel of channels) {
      await eventually(() => repliesIn(environment, channel).some((reply) => /over time/i.test(reply)));
      expect(repliesIn(environment, channel)).toHaveLength(1);
    }
  });

  test('a call without tasks has a panel that says so, and no buttons that lead nowhere', async () => {
    const description = runbook.replace(/\| Confirm[\s\S]*? 5m \|\n/, '');
    environment = await environmentWithStartedCall({ issues: [{ description, labels: ['self-managed'] }] });

    expect(description).not.toContain(first);
    expect(panelOf(environment, 'john')?.text).toContain('The runbook has no tasks.');
    expect(panelOf(environment, 'john')?.buttons).not.toContain('Start');
  });

  /** When the clock leaps, the app misses Slack's pings and connects anew; Slack then asks people to try again. */
  async function clicksUntilAcknowledged(button: string): Promise<number> {
    let milliseconds = Number.NaN;
    await eventually(
      async () => {
        const ack = await environment.slack.person('john').clicks(button, { in: 'dm' });
        milliseconds = ack?.milliseconds ?? Number.NaN;
        return ack?.status === 200;
      },
      { within: 40_000 },
    );
    return milliseconds;
  }
});
