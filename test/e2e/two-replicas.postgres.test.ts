import { type Environment, startEnvironment } from '../../sandbox/environment/start-environment.js';
import type { CrashDatabase } from '../crash/crash-database.js';
import { createPostgresDatabase } from '../crash/postgres-database.js';
import { describeOnPostgres, postgresUrl } from '../database/empty-postgres-schema.js';
import { eventually } from '../support/eventually.js';
import { fixture } from '../support/fixture.js';

const acme = fixture('calls/acme.md').replace('2031-10-10 - 23:30 PST', '2031-10-10 - 23:30 America/Los_Angeles');
const names = ['Acme 1', 'Acme 2', 'Acme 3', 'Acme 4', 'Acme 5'];
const channels = ['#support_self-managed', '#support_manager'];
const people = ['john', 'jane'];

/** One a conversation: both channels, John and Jane. */
const queues = 4;

/** A lease that a dead process has left has run out by then, in milliseconds. */
const afterTheLease = 11_000;

describeOnPostgres('two replicas on one PostgreSQL', () => {
  let database: CrashDatabase;
  let environment: Environment;

  beforeEach(async () => {
    database = await createPostgresDatabase(postgresUrl ?? '');
    environment = await startEnvironment({
      at: '2031-10-11T05:00:00Z',
      issues: names.map((name) => ({
        title: name,
        description: acme.replace('Acme - Enforce', `${name} - Enforce`),
        labels: ['self-managed'],
      })),
      settings: { DATABASE_URL: database.address, REMINDERS: '1h channels+dm' },
    });
  });
  afterEach(async () => {
    await environment.close();
    await database.remove();
  });

  test('one is killed while it sends, and every reminder of five calls is sent once', async () => {
    await announceAll();
    await eventually(async () => (await noticesToCome()) === 0);
    const first = environment.app;
    const letGo = holdAnswers();
    await environment.advanceTo('2031-10-11T05:30:01Z');
    await eventually(() => remindersIn() === queues, { describe: () => `${remindersIn()} reminders stand` });

    const second = await environment.startReplica();
    expect(remindersIn()).toBe(queues);
    await first.stop('SIGKILL');
    letGo();
    const third = await environment.restartApp();
    await environment.advanceTo(new Date(environment.now() + afterTheLease).toISOString());

    const sent = () => [second, third].map(sentBy);
    await eventually(() => sum(sent()) >= names.length * queues, {
      within: 40_000,
      describe: () => `${sent()} are recorded as sent, and ${remindersIn()} reminders stand`,
    });
    for (const handle of people) expect(namesIn(handle).toSorted()).toEqual(names);
    for (const channel of channels) expect(repliesIn(channel)).toEqual(names.map(() => 1));
    expect(environment.slack.calls('chat.postMessage')).toHaveLength(names.length * (channels.length + queues));
  }, 120_000);

  async function announceAll(): Promise<void> {
    const john = environment.slack.person('john');
    for (const iid of names.keys()) {
      await john.types(`/runbook announce ${iid + 1}`);
      await john.modalWhere((view) => view.submit === 'Post');
      await john.submits();
      await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
      await john.closes();
    }
  }

  /** Of results that a window has not shown. */
  async function noticesToCome(): Promise<number> {
    const jobs = await database.jobs();
    return jobs.filter(({ kind, state }) => kind === 'result-notice' && state === 'pending').length;
  }

  /** Slack carries out every post and answers none, until the returned function breaks those connections. */
  function holdAnswers(): () => void {
    let letGo = () => {};
    const released = new Promise<'lost'>((resolve) => {
      letGo = () => resolve('lost');
    });
    environment.slack.faults.always('chat.postMessage', { kind: 'held', at: 'answer', act: () => released });
    return () => {
      environment.slack.faults.clear();
      letGo();
    };
  }

  function remindersIn(): number {
    return people.flatMap(namesIn).length + sum(channels.flatMap(repliesIn));
  }

  function namesIn(handle: string): readonly string[] {
    return environment.slack
      .person(handle)
      .channel('dm')
      .map(({ text }) => /Acme \d/.exec(text)?.[0] ?? text);
  }

  function repliesIn(channel: string): readonly number[] {
    return environment.slack
      .person('kenji')
      .channel(channel)
      .map(({ replies }) => replies.length);
  }

  function sentBy(app: Environment['app']): number {
    return app.log().filter(({ msg }) => msg === 'completed').length;
  }
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
