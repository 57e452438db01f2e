import { type Environment, project } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fillsCompletion, opensCompletion } from '../support/forms.js';
import {
  channels,
  environmentWithStartedCall,
  expectSummaries,
  issueText,
  recordsEveryTask,
  summariesIn,
} from './support/announced-call.js';

/** A lease that a dead process has left has run out by then, in milliseconds. */
const afterTheLease = 11_000;

describe('a call is completed while things break', () => {
  let environment: Environment;
  const john = () => environment.slack.person('john');
  beforeEach(async () => {
    environment = await environmentWithStartedCall();
    await recordsEveryTask(environment);
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.' });
  });
  afterEach(() => environment.close());

  test('Slack loses the answers to both summaries: they are found, and stand there once', async () => {
    environment.slack.faults.next('chat.postMessage', { kind: 'lost-answer' }, 2);

    await john().submits();

    await expectEverythingOnce();
    expect(environment.slack.faults.pending()).toBe(0);
  });

  test.each(['arrival', 'answer'] as const)(
    'the app is killed when its first summary meets Slack, at its %s: the next process does the rest, once',
    async (at) => {
      const dead = new Promise<void>((resolve, reject) => {
        const act = async () => {
          await environment.app.stop('SIGKILL').then(() => resolve(), reject);
          return at === 'answer' ? ('lost' as const) : ('lost' as const);
        };
        environment.slack.faults.next('chat.postMessage', { kind: 'held', at, act });
      });

      await Promise.all([john().submits(), dead]);
      await environment.restartApp(afterTheLease);

      await expectEverythingOnce();
    },
  );

  test('GitLab is down when the summaries are out: tick and record follow when it is back', async () => {
    environment.gitlab.faults.always((operation) => !operation.startsWith('GET '), { kind: '500' });
    await john().submits();
    await expectSummaries(environment, 'All is well.');

    environment.gitlab.faults.clear();

    await expectEverythingOnce();
  });

  test('a channel that refuses the app is named, and once it is invited the summary follows', async () => {
    environment.slack.workspace.channels.get('C0MANAGER')?.members.delete(environment.slack.botUserId);
    await john().submits();
    await john().sees('/invite @Runbook', 20_000);

    await john().types('/invite @runbook', { in: '#support_manager' });
    if (!john().modal()?.buttons.includes('Try again'))
      await john()
        .closes({ all: true })
        .catch(() => undefined);
    await john().clicks('Try again');

    await expectEverythingOnce();
  });

  async function expectEverythingOnce(): Promise<void> {
    await expectSummaries(environment, 'All is well.');
    const record = () => environment.gitlab.notes(project, 1).filter((note) => !note.system);
    await eventually(() => record()[0]?.body.match(/\/archives\//g)?.length === 4, {
      within: 40_000,
      describe: () => JSON.stringify(record()),
    });
    await eventually(() => !issueText(environment).includes('[ ] - Inform on'), { within: 20_000 });
    expect(record()).toHaveLength(1);
    for (const channel of channels) expect(summariesIn(environment, channel)).toHaveLength(1);
  }
});
