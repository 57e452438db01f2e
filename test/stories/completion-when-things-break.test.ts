import { project, type Town } from '../../sandbox/town/start-town.js';
import { eventually } from '../support/eventually.js';
import {
  channels,
  expectSummaries,
  issueText,
  settlesEveryTask,
  summariesIn,
  townWithStartedCall,
} from './support/announced-call.js';
import { fillsCompletion, opensCompletion } from './support/forms.js';

/** A lease that a dead process has left has run out by then, in milliseconds. */
const afterTheLease = 11_000;

describe('a call is completed while things break', () => {
  let town: Town;
  const john = () => town.slack.person('john');
  beforeEach(async () => {
    town = await townWithStartedCall();
    await settlesEveryTask(town);
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.' });
  });
  afterEach(() => town.close());

  test('Slack loses the answers to both summaries: they are found, and stand there once', async () => {
    town.slack.faults.next('chat.postMessage', { kind: 'lost-answer' }, 2);

    await john().submits();

    await expectEverythingOnce();
    expect(town.slack.faults.pending()).toBe(0);
  });

  test.each(['arrival', 'answer'] as const)(
    'the app is killed when its first summary meets Slack, at its %s: the next process does the rest, once',
    async (at) => {
      const dead = new Promise<void>((resolve, reject) => {
        const act = async () => {
          await town.app.stop('SIGKILL').then(() => resolve(), reject);
          return at === 'answer' ? ('lost' as const) : ('lost' as const);
        };
        town.slack.faults.next('chat.postMessage', { kind: 'held', at, act });
      });

      await Promise.all([john().submits(), dead]);
      await town.restartApp(afterTheLease);

      await expectEverythingOnce();
    },
  );

  test('GitLab is down when the summaries are out: tick and record follow when it is back', async () => {
    town.gitlab.faults.always((operation) => !operation.startsWith('GET '), { kind: '500' });
    await john().submits();
    await expectSummaries(town, 'All is well.');

    town.gitlab.faults.clear();

    await expectEverythingOnce();
  });

  test('a channel that refuses the app is named, and once it is invited the summary follows', async () => {
    town.slack.workspace.channels.get('C0MANAGER')?.members.delete(town.slack.botUserId);
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
    await expectSummaries(town, 'All is well.');
    const record = () => town.gitlab.notes(project, 1).filter((note) => !note.system);
    await eventually(() => record()[0]?.body.match(/\/archives\//g)?.length === 4, {
      within: 40_000,
      describe: () => JSON.stringify(record()),
    });
    await eventually(() => !issueText(town).includes('[ ] - Inform on'), { within: 20_000 });
    expect(record()).toHaveLength(1);
    for (const channel of channels) expect(summariesIn(town, channel)).toHaveLength(1);
  }
});
