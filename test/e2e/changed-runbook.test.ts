import { join } from 'node:path';
import { type Jobs, openJobs } from '../../sandbox/demo/read-jobs.js';
import { archive, type Environment, project } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { channels, environmentWithAnnouncedCall, issueText } from './support/announced-call.js';
import { untilSettled } from './support/until-quiet.js';

describe('a runbook that is changed after its call was announced', () => {
  let environment: Environment;
  let jobs: Jobs;
  beforeEach(async () => {
    // Five days before the call; nobody is reminded of it.
    environment = await environmentWithAnnouncedCall({ at: '2031-10-06T16:00:00Z' });
    jobs = openJobs(join(environment.folder, 'runbook.db'));
  });
  afterEach(async () => {
    jobs.close();
    await environment.close();
  });

  test('the call is moved: its DRI hears of it within minutes, and moves the posts from there', async () => {
    edit('23:30', '19:30');

    await untilTold('changed after it was announced');
    expect(direct('john')[0]).toContain('New time: “2031-10-10 - 19:30 America/Los_Angeles” (announced: ');
    const john = environment.slack.person('john');
    await john.clicks('Review update', { in: 'dm' });
    await john.modalWhere((view) => view.submit === 'Update the posts');
    await john.submits();
    await john.modalWhere((view) => view.text.includes('The posts are up to date.'));
    await eventually(() => channels.every((channel) => announcementIn(channel)?.includes('19:30')));

    await expectNotices(1);
    expect(environment.slack.problems()).toEqual([]);
  });

  test('it is renamed and its meeting is elsewhere: its DRI hears of both, and the channels read what was announced', async () => {
    edit('Acme - Enforce 2FA on all groups', 'Acme - Something else');
    edit('example.zoom.com/my/example.meeting', 'https://evil.example/1');

    await untilTold('Name: “Acme - Something else”');
    expect(direct('john')[0]).toContain('New meeting link: “https://evil.example/1”');
    await expectNotices(1);
    for (const channel of channels)
      expect(JSON.stringify(environment.slack.messages(channel))).not.toMatch(/evil|Something else/);
  });

  test('who updates the posts by themselves right after the edit is left alone', async () => {
    edit('23:30', '19:30');
    await pass(5);
    await eventually(() => notices().some(({ state }) => state === 'pending'), { describe: describeNotices });

    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Update the posts');
    await john.submits();
    await john.modalWhere((view) => view.text.includes('The posts are up to date.'));

    await expectNotices(0);
  });

  test('the issue is closed and opened again: its DRI hears of both, once', async () => {
    environment.gitlab.editAs('jane_smith', project, 1, { stateEvent: 'close' });
    await untilTold('The issue was closed before the call.');

    environment.gitlab.editAs('jane_smith', project, 1, { stateEvent: 'reopen' });
    await untilTold('matches the announcement again. Nothing to update.');

    await expectNotices(2);
  });

  test('its issue is moved: its DRI hears of it once, and announces the call from its new issue', async () => {
    environment.gitlab.commentAs('jane_smith', project, 1, `/move ${archive}`);
    const before = issueText(environment);

    await untilTold(`The issue moved to “${archive}#1”. Announce the call from there.`);
    await expectNotices(1);
    const john = environment.slack.person('john');
    await john.clicks('Announce from there', { in: 'dm' });
    await john.modalWhere((view) => view.submit === 'Post');
    await john.submits();
    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);

    await expectNotices(1);
    expect(issueText(environment)).toBe(before);
  });

  test('it has become public: the update begins with making it confidential', async () => {
    environment.gitlab.editAs('jane_smith', project, 1, { confidential: false });
    await untilTold('The issue is no longer confidential');

    const john = environment.slack.person('john');
    await john.clicks('Review update', { in: 'dm' });
    await john.modalWhere((view) => view.buttons.includes('Make it confidential'));
    await john.clicks('Make it confidential');

    await eventually(() => environment.gitlab.issue(project, 1).confidential);
  });

  test('it is edited while GitLab is down: its DRI hears of it when GitLab is back', async () => {
    environment.gitlab.faults.down();
    edit('23:30', '19:30');
    await readAgain();
    environment.gitlab.faults.clear();

    await untilTold('19:30');
  });

  test('two replicas read it, and its DRI is told once', async () => {
    await environment.startReplica();
    edit('23:30', '19:30');

    await untilTold('19:30');

    await expectNotices(1);
  });

  function edit(from: string, to: string): void {
    const description = issueText(environment).replace(from, to);
    expect(description).not.toBe(issueText(environment));
    environment.gitlab.editAs('jane_smith', project, 1, { description });
  }

  /** Lets so many minutes pass. */
  async function pass(minutes: number): Promise<void> {
    await untilSettled(environment);
    await environment.advanceTo(new Date(environment.now() + minutes * 60_000).toISOString());
  }

  /** Lets time pass, five minutes and then as much as it takes, until the app has asked for the runbook once more. */
  async function readAgain(): Promise<void> {
    const asked = () =>
      environment.gitlab.calls().filter(({ operation }) => /^GET \S+\/issues\/1$/.test(operation)).length;
    const before = asked();
    await eventually(async () => {
      await pass(5);
      return asked() > before;
    });
  }

  /** Has it read twice more, so that what followed from the first time is stored: nobody is to hear of anything again. */
  async function expectNotices(count: number): Promise<void> {
    await readAgain();
    await readAgain();
    await eventually(() => notices().length === count, { describe: describeNotices });
    expect(direct('john')).toHaveLength(count);
  }

  /** What is promised, and not taken back. */
  function notices() {
    return jobs.read().filter(({ kind }) => kind === 'drift-notice');
  }

  function describeNotices(): string {
    return `the notices are ${JSON.stringify(notices())}`;
  }

  /** Lets time pass, a minute at a time, until John is told this. */
  async function untilTold(words: string): Promise<void> {
    const isTold = () => direct('john').some((text) => text.includes(words));
    await eventually(
      async () => {
        if (!isTold()) await pass(1);
        return isTold();
      },
      { describe: () => `John has read: ${direct('john').join(' | ')}` },
    );
  }

  function announcementIn(channel: string): string | undefined {
    return environment.slack.person('kenji').channel(channel)[0]?.text;
  }

  function direct(handle: string): readonly string[] {
    return environment.slack
      .person(handle)
      .channel('dm')
      .map((message) => message.text);
  }
});
