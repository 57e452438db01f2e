import { type Environment, project } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import {
  channels,
  clicksInPanel,
  environmentWithAnnouncedCall,
  environmentWithStartedCall,
  expectRow,
  issueText,
  panelOf,
  repliesIn,
  rowOf,
  told,
} from './support/announced-call.js';
import { changedLines } from './support/changed-lines.js';

const first = 'Confirm the users provided state';
const second = 'Remove 2FA from user list';
const untouched = `| ${first} | | 10m |`;
const succeeded = `| ${first} | Success | (planned 10m) |`;

/** A lease that a dead process has left has run out by then, in milliseconds. */
const afterTheLease = 11_000;

describe('a call is recorded live while things break', () => {
  let environment: Environment;
  beforeEach(async () => {
    environment = await environmentWithStartedCall();
  });
  afterEach(() => environment.close());

  test('the app is killed between two tasks: the next one knows what is recorded and measures on', async () => {
    await clicksInPanel(environment, 'john', 'Start', 'Started');
    await environment.advanceTo('2031-10-11T06:35:00Z');
    await environment.restartApp();
    await environment.advanceTo('2031-10-11T06:42:12Z');

    await clicksInPanel(environment, 'john', 'Success', 'Task 2 of 4');

    await expectRow(environment, first, `| ${first} | Success | 12m (planned 10m) |`);
    await clicksInPanel(environment, 'john', 'Start', 'Started');
    await environment.restartApp();
    await clicksInPanel(environment, 'john', 'Undo', 'Undo: Success of task 1');
    await clicksInPanel(environment, 'john', 'Undo', 'Task 1 of 4');
    await expectRow(environment, first, untouched);
  });

  test.each(['arrival', 'answer'] as const)(
    'the app is killed when its edit meets GitLab, at its %s: it is made, once',
    async (at) => {
      const dead = killAtWrite(at);

      await environment.slack.person('john').clicks('Success', { in: 'dm' });

      await dead;
      await environment.restartApp(afterTheLease);
      await expectRow(environment, first, succeeded);
      await eventually(() => panelOf(environment, 'john')?.text.includes(second) ?? false, { within: 20_000 });
      expect(environment.gitlab.history(project, 1).filter((one) => one.description.includes(succeeded))).toHaveLength(
        1,
      );
      await clicksInPanel(environment, 'john', 'Undo', 'Task 1 of 4');
      await expectRow(environment, first, untouched);
    },
  );

  test('GitLab takes no edits: the click counts, the panel moves on, and the row is written when it does', async () => {
    environment.gitlab.faults.always((operation) => operation.startsWith('PUT '), { kind: '500' });
    await clicksInPanel(environment, 'john', 'Success', `Task 2 of 4: ${second}`);
    await clicksInPanel(environment, 'john', 'Skip', 'Task 3 of 4');
    expect(rowOf(environment, first)).toBe(untouched);

    environment.gitlab.faults.clear();

    await expectRow(environment, first, succeeded);
    await eventually(() => rowOf(environment, second)?.includes('| Skipped | (planned 30m) |') ?? false, {
      within: 20_000,
    });
  });

  test('an outcome that GitLab has not taken yet can be undone, and nothing of it is left', async () => {
    const before = issueText(environment);
    environment.gitlab.faults.always((operation) => operation.startsWith('PUT '), { kind: '500' });
    await clicksInPanel(environment, 'john', 'Failed', 'Task 2 of 4');
    await clicksInPanel(environment, 'john', 'Undo', 'Task 1 of 4');

    environment.gitlab.faults.clear();
    await clicksInPanel(environment, 'john', 'Skip', 'Task 2 of 4');

    await expectRow(environment, first, `| ${first} | Skipped | (planned 10m) |`);
    expect(changedLines(before, issueText(environment))).toHaveLength(2);
  });

  test('GitLab is away altogether: whoever clicks is told, and nothing is lost or half done', async () => {
    environment.gitlab.faults.down();

    await environment.slack.person('john').clicks('Success', { in: 'dm' });

    await eventually(() => told(environment, 'john').some((text) => text.includes('GitLab did not answer')), {
      within: 15_000,
      describe: () => environment.slack.person('john').screen().text,
    });
    environment.gitlab.faults.clear();
    await clicksInPanel(environment, 'john', 'Success', 'Task 2 of 4');
    await expectRow(environment, first, succeeded);
  });

  test('Slack loses the answer to an update of a panel: it is made again, in the one panel that there is', async () => {
    expect(panelsOf('john')).toHaveLength(1);

    environment.slack.faults.next('chat.update', { kind: 'lost-answer' });
    await clicksInPanel(environment, 'john', 'Start', 'Started');

    await eventually(() => environment.slack.faults.pending() === 0);
    expect(panelsOf('john')).toHaveLength(1);
    expect(environment.slack.problems()).toEqual([]);
  });

  /** Resolves when the app has come to write to GitLab, and is dead. */
  function killAtWrite(at: 'arrival' | 'answer'): Promise<void> {
    return new Promise((resolve, reject) => {
      const act = async () => {
        await environment.app.stop('SIGKILL').then(() => resolve(), reject);
        return 'lost' as const;
      };
      environment.gitlab.faults.next((operation) => operation.startsWith('PUT '), { kind: 'held', at, act });
    });
  }

  function panelsOf(handle: string) {
    return environment.slack
      .person(handle)
      .channel('dm')
      .filter((message) => message.buttons.length > 0);
  }
});

test('Slack loses the answers to everything that is posted when the call begins: each stands once, and works', async () => {
  const environment = await environmentWithAnnouncedCall();
  for (let post = 0; post < 4; post += 1) environment.slack.faults.next('chat.postMessage', { kind: 'lost-answer' });

  await environment.advanceTo('2031-10-11T06:30:10Z');

  await eventually(() => environment.slack.faults.pending() === 0 && panelOf(environment, 'john') !== undefined);
  await eventually(
    () => environment.app.log().filter((line) => line.msg === 'completed' && isOfTheStart(line)).length === 4,
  );
  for (const handle of ['john', 'jane']) expect(environment.slack.person(handle).channel('dm')).toHaveLength(1);
  for (const channel of channels) expect(repliesIn(environment, channel)).toHaveLength(1);
  await clicksInPanel(environment, 'john', 'Start', 'Started');
  await environment.close();
});

function isOfTheStart(line: { readonly [field: string]: unknown }): boolean {
  return / · (?:panel|progress) of /.test(String(line.job));
}
