import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, project } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fixture } from '../support/fixture.js';
import { fillsCompletion, fillsTask, opensOutcomes, submitsAndCloses } from '../support/forms.js';
import {
  channels,
  clicksInPanel,
  environmentWithAnnouncedCall,
  expectRow,
  issueText,
  panelOf,
  repliesIn,
  rowOf,
} from './support/announced-call.js';
import { untilSettled } from './support/until-quiet.js';

/** Words that stand in the runbook and must not reach a channel, the database or the log. */
const secrets = [
  'Confirm the users provided state',
  'Remove 2FA from user list',
  'Review users with errors',
  'Update issue with outcome',
  '3 users not found',
  "status: 'enable'",
  'Tom Blogs',
  'Dry-run cannot be completed',
];

describe('a whole call, from its announcement to the correction of its summary', () => {
  let environment: Environment;
  const john = () => environment.slack.person('john');
  const jane = () => environment.slack.person('jane');
  beforeAll(async () => {
    environment = await environmentWithAnnouncedCall({ settings: {} });
  });
  afterAll(() => environment.close());

  test('people are reminded before it begins', async () => {
    await environment.advanceTo('2031-10-11T05:30:05Z');
    await eventually(() => channels.every((channel) => repliesIn(environment, channel).length === 1));
    await eventually(() =>
      ['john', 'jane'].every((handle) =>
        environment.slack
          .person(handle)
          .channel('dm')
          .some(({ text }) => text.includes('Starts in 1 hour')),
      ),
    );
    // A leap of the clock between two posts would bring them closer together than Slack allows.
    await untilSettled(environment);

    expect(panelOf(environment, 'john')).toBeUndefined();
    expect(repliesIn(environment, '#support_manager')[0]).toContain('Starts in 1 hour');
  });

  test('when it begins, John and Jane have a panel with the first task, and the channels a line in numbers', async () => {
    await environment.advanceTo('2031-10-11T06:30:10Z');
    await eventually(() => ['john', 'jane'].every((handle) => panelOf(environment, handle) !== undefined));
    await eventually(() => channels.every((channel) => progressIn(channel) !== undefined));

    for (const handle of ['john', 'jane']) {
      expect(panelOf(environment, handle)?.text).toContain('Confirm the users provided state');
      expect(panelOf(environment, handle)?.buttons).toContain('Start');
    }
    for (const channel of channels) expect(progressIn(channel)).toMatch(/\b4\b/);
  });

  test('a task is started and succeeds: its row is written with what the clock says, and both panels move on', async () => {
    await clicksInPanel(environment, 'john', 'Start', 'Started');
    await environment.advanceTo('2031-10-11T06:42:12Z');

    await clicksInPanel(environment, 'john', 'Success', 'Task 2 of 4');

    await expectRow(environment, 'Confirm', '| Confirm the users provided state | Success | 12m (planned 10m) |');
    await eventually(
      () => panelOf(environment, 'jane')?.text.includes('Task 2 of 4: Remove 2FA from user list') ?? false,
    );
    expect(panelOf(environment, 'jane')?.links.map((link) => link.url)).toContain(
      'https://docs.gitlab.com/security/two_factor_authentication',
    );
  });

  test('a task fails at Jane’s hand, and both panels show how to go back', async () => {
    await clicksInPanel(environment, 'jane', 'Start', 'Started');
    await environment.advanceTo('2031-10-11T06:59:15Z');

    await clicksInPanel(environment, 'jane', 'Failed', 'Task 3 of 4');

    for (const handle of ['john', 'jane']) {
      await eventually(() => panelOf(environment, handle)?.text.includes("status: 'enable'") ?? false);
    }
    await eventually(() => rowOf(environment, 'Remove')?.endsWith('| Failed | 17m (planned 30m) |') ?? false);
  });

  test('she says why in the outcomes form, in the same row', async () => {
    await opensOutcomes(jane());

    await fillsTask(jane(), 'Remove 2FA from user list', { note: '3 users not found' });
    await submitsAndCloses(jane());

    await eventually(
      () => rowOf(environment, 'Remove')?.includes('| Failed: 3 users not found | 17m (planned 30m) |') ?? false,
    );
    await eventually(() => panelOf(environment, 'john')?.text.includes('3 users not found') ?? false);
  });

  test('a wrong click is undone: the task runs on, and its time is counted from its start', async () => {
    await clicksInPanel(environment, 'john', 'Start', 'Started');
    await environment.advanceTo('2031-10-11T07:02:00Z');
    await clicksInPanel(environment, 'john', 'Success', 'Undo: Success of task 3');
    await eventually(() => rowOf(environment, 'Review')?.includes('Success') ?? false);

    await clicksInPanel(environment, 'john', 'Undo', 'Undo: start of task 3');
    await expectRow(environment, 'Review', '| Review users with errors   | | |');
    await environment.advanceTo('2031-10-11T07:04:20Z');
    await clicksInPanel(environment, 'john', 'Partial', 'Task 4 of 4');

    await expectRow(environment, 'Review', '| Review users with errors   | Partial | 5m |');
  });

  test('with the last task settled, the panel offers to complete the call', async () => {
    await clicksInPanel(environment, 'john', 'Start', 'Started');
    await environment.advanceTo('2031-10-11T07:08:25Z');
    await clicksInPanel(environment, 'john', 'Success', 'All tasks recorded');

    await expectRow(environment, 'Update', '| Update issue with outcome    | Success | 4m (planned 5m) |');
    await eventually(
      () => panelOf(environment, 'john')?.buttons.some((button) => button.startsWith('Complete')) ?? false,
    );
    for (const channel of channels) await eventually(() => progressIn(channel)?.includes('38m') ?? false);
  });

  test('John completes it with a follow-up, and closes the issue', async () => {
    await john().clicks('complete_call', { in: 'dm' });
    const form = await john().modalWhere((view) => view.callbackId === 'complete' && view.submit !== undefined);
    expect(form.inputs.find((input) => input.label === 'Overall result')?.value).toBe('Partial');
    await fillsCompletion(john(), {
      state: '2FA is enforced on 2497 of 2500 groups.',
      followUp: { what: 'Find the users of the other three', by: 'Jane Smith', links: 'https://docs.gitlab.com/users' },
      closeIssue: true,
    });

    await submitsAndCloses(john());

    await eventually(() => channels.every((channel) => summaryIn(channel) !== undefined), { within: 20_000 });
    await eventually(() => environment.gitlab.issue(project, 1).state === 'closed', { within: 20_000 });
  });

  test('correcting an outcome by the command changes the summaries in place and says so once under each', async () => {
    await opensOutcomes(john());
    await fillsTask(john(), 'Review users with errors', { outcome: 'Success', duration: '0:06' });

    await submitsAndCloses(john());

    await eventually(() => channels.every((channel) => summaryIn(channel)?.text.includes('39m') ?? false), {
      within: 20_000,
      describe: () => channels.map((channel) => summaryIn(channel)?.text).join('\n\n'),
    });
    for (const channel of channels) {
      await eventually(() => repliesIn(environment, channel).at(-1)?.includes('John Doe') ?? false);
    }
  });

  test('the issue reads as if a careful engineer had filled it in', async () => {
    const inTheEnd = fixture('calls/recorded-call-in-the-end.md');

    await eventually(() => issueText(environment) === inTheEnd, {
      describe: () => issueText(environment),
      within: 20_000,
    });

    const notes = environment.gitlab.notes(project, 1).filter((note) => !note.system);
    expect(notes).toHaveLength(1);
    for (const channel of channels) {
      const { ts } = summaryIn(channel) ?? { ts: '' };
      expect(notes[0]?.body).toContain(`/archives/${environment.slack.channelId(channel)}/p${ts.replace('.', '')}`);
    }
    expect(environment.gitlab.mentions()).toEqual([]);
    expect(environment.slack.problems()).toEqual([]);
  });

  test('an hour later neither a channel nor the database nor the log knows a task', async () => {
    // It tidies up at a quarter past the hour, and not in an hour over which its clock has leapt.
    await environment.advanceTo('2031-10-11T08:16:57Z');

    await eventually(() => leaks().length === 0, { within: 20_000, describe: () => leaks().join(', ') });
  });

  /** The secrets that stand somewhere else than in the issue, in direct messages and in windows. */
  function leaks(): readonly string[] {
    const said = JSON.stringify(channels.map((channel) => environment.slack.messages(channel)));
    const kept = readdirSync(environment.folder).map((file) => readFileSync(join(environment.folder, file), 'latin1'));
    const everything = [said, ...kept, environment.app.output()];
    return secrets.filter((secret) => everything.some((text) => text.includes(secret)));
  }

  function progressIn(channel: string): string | undefined {
    return repliesIn(environment, channel).find((reply) => /\d+ of 4/.test(reply));
  }

  /** The second message of the channel's main line is the broadcast summary. */
  function summaryIn(channel: string) {
    return environment.slack.person('kenji').channel(channel)[1];
  }
});
