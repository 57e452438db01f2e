import {
  type Environment,
  type EnvironmentOptions,
  project,
  startEnvironment,
} from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fixture } from '../support/fixture.js';
import { untilSettled } from './support/until-quiet.js';

/** The call is on Friday 10 October 2031 at 23:30 in Los Angeles, which is Saturday 06:30 UTC. */
const acme = fixture('calls/acme.md')
  .replace('2031-10-10 - 23:30 PST', '2031-10-10 - 23:30 America/Los_Angeles')
  .replace('    `Dry-run cannot be completed due to change requirements`\n\n', '');

describe('people are reminded at the right moment of their day', () => {
  let environment: Environment;
  afterEach(() => environment.close());

  test('a whole call: before, at the start, at the end and on the mornings after, until the summary is posted', async () => {
    await announcedAt('2031-10-06T16:00:00Z');

    // Thursday 23:30 in Los Angeles is night for John: he hears of it in the last hour of his working day (08:00–16:00).
    await advanceTo('2031-10-09T22:00:05Z');
    await expectDirect('john', 1);
    expect(direct('john')[0]).toContain('Starts Friday, 11:30 PM: Acme - Enforce 2FA on all groups');
    expect(direct('john')[0]).toContain('Has a dry-run been performed before the call?');

    // Friday 08:30 in Berlin is before Jane's day begins: Thursday 17:00 is her last working hour.
    expect(direct('jane')).toHaveLength(1);
    expect(environment.slack.person('jane').channel('dm')[0]?.notification).toContain(
      'Sat 11 Oct 2031, 08:30 (Europe/Berlin',
    );

    await advanceTo('2031-10-11T05:30:05Z');
    await expectDirect('john', 2);
    await expectReplies('#support_manager', 1);
    await expectReplies('#support_self-managed', 1);
    expect(replies('#support_manager')[0]).toContain('Starts in 1 hour');

    await advanceTo('2031-10-11T06:20:05Z');
    await expectDirect('john', 3);
    await advanceTo('2031-10-11T06:30:10Z');
    await expectDirect('john', 4);
    await expectReplies('#support_manager', 2);

    await advanceTo('2031-10-11T07:30:10Z');
    await expectDirect('john', 5);
    expect(direct('john')[4]).toContain('Planned end reached');
    expect(direct('jane')).toHaveLength(4);

    // Monday and Tuesday at 08:00 in Los Angeles; then the summary is posted.
    await advanceTo('2031-10-13T15:00:10Z');
    await expectDirect('john', 6);
    await advanceTo('2031-10-14T15:00:10Z');
    await expectDirect('john', 7);
    expect(direct('john')[6]).toContain('Summary missing');
    const { description } = environment.gitlab.issue(project, 1);
    const lines = description.split('\n');
    const done = [...lines.slice(0, -1), lines.at(-1)?.replace('[ ] -', '[x] -')].join('\n');
    environment.gitlab.editAs('john_doe', project, 1, { description: done });
    await advanceTo('2031-10-15T15:00:10Z');
    await eventually(() => environment.app.log().some((line) => line.msg === 'no longer wanted'));
    expect(direct('john')).toHaveLength(7);
    expect(environment.slack.problems()).toEqual([]);
  });

  test('a reminder is not sent late: what could not be sent in time is missed, and counted', async () => {
    await announcedAt('2031-10-11T05:00:00Z');
    environment.slack.faults.always('chat.postMessage', { kind: 'down' });
    await environment.advanceTo('2031-10-11T06:50:00Z');
    await eventually(async () => (await metrics()).includes('runbook_jobs_expired_total{kind="reminder"}'), {
      within: 20_000,
    });

    environment.slack.faults.clear();

    await environment.advanceTo('2031-10-11T07:30:10Z');
    await expectDirect('john', 1);
    expect(direct('john')[0]).toContain('Planned end reached');
    expect(replies('#support_manager')).toEqual([]);
  });

  test('reminders go out from what is stored while GitLab is down', async () => {
    await announcedAt('2031-10-11T05:00:00Z');
    environment.gitlab.faults.down();

    await environment.advanceTo('2031-10-11T05:30:10Z');

    await expectDirect('john', 1);
    expect(direct('john')[0]).toContain('Starts in 1 hour: Acme - Enforce 2FA on all groups');
    expect(direct('john')[0]).toContain('GitLab did not answer in time');
  });

  test('a reminder is on time while GitLab is slow; who may see the runbook reads what it says now, a channel what was announced', async () => {
    await announcedAt('2031-10-11T05:00:00Z');
    const { description } = environment.gitlab.issue(project, 1);
    const edited = description
      .replace('Acme - Enforce 2FA on all groups', 'Acme - Enforce 2FA everywhere')
      .replace('example.zoom.com/my/example.meeting', 'https://evil.example/1')
      .replace('23:30', '19:30');
    environment.gitlab.editAs('jane_smith', project, 1, { description: edited });
    environment.gitlab.faults.always('*', { kind: 'slow', milliseconds: 1_500 });

    await environment.advanceTo('2031-10-11T05:29:55Z');

    await expectReplies('#support_manager', 1);
    await expectDirect('john', 1);
    const [reply] = environment.slack.person('kenji').channel('#support_manager')[0]?.replies ?? [];
    const [message] = environment.slack.person('john').channel('dm');
    expect(message?.text).toContain('Announced to start in 1 hour: Acme - Enforce 2FA everywhere');
    expect(message?.text).toContain('New time in the runbook: “2031-10-10 - 19:30 America/Los_Angeles”');
    expect(reply?.text).toContain('Announced to start in 1 hour: Acme - Enforce 2FA on all groups');
    expect(reply?.text).toContain('The time in the runbook changed. The DRI has been asked to confirm it.');
    expect(JSON.stringify(environment.slack.messages('#support_manager'))).not.toMatch(/evil|everywhere|19:30/);
    for (const sent of [reply, message]) {
      const late = Number(sent?.ts) - Date.parse('2031-10-11T05:30:00Z') / 1_000;
      expect(late).toBeGreaterThan(-0.1);
      expect(late).toBeLessThan(1);
    }
    expect(message?.text).toContain('Has a dry-run been performed before the call?');
  });

  test('when the call moves, so do its reminders', async () => {
    await announcedAt('2031-10-11T05:00:00Z');
    const moved = environment.gitlab.issue(project, 1).description.replace('2031-10-10 - 23:30', '2031-10-11 - 23:30');
    environment.gitlab.editAs('jane_smith', project, 1, { description: moved });
    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Update the posts');
    await john.submits();
    await john.modalWhere((view) => view.text.includes('The posts are up to date.'), 15_000);

    await environment.advanceTo('2031-10-11T06:31:00Z');
    await environment.advanceTo('2031-10-12T05:30:10Z');

    await eventually(() => direct('john').some((text) => text.includes('Starts in 1 hour')));
    expect(direct('john').filter((text) => text.includes('Starts in 1 hour'))).toHaveLength(1);
    await expectReplies('#support_manager', 1);
  });

  test('a contact whom nobody knows in Slack is asked for in the preview, and proposed for the next call', async () => {
    const unknown = acme.replace('| Jane Smith  |', '| Kenji S.  |');
    await start('2031-10-11T05:00:00Z', {
      issues: [1, 2].map(() => ({ description: unknown, labels: ['self-managed'] })),
    });
    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.inputs.some((input) => input.label === 'Who is Kenji S. in Slack?'));

    await john.chooses('Who is Kenji S. in Slack?', 'kenji');
    await john.submits();

    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
    await john.closes();
    await john.types('/runbook announce 2');
    const again = await john.modalWhere((view) => view.submit === 'Post');
    expect(again.inputs.map(({ label }) => label)).toEqual(['Who is Kenji S. in Slack?']);
    expect(again.text).toContain('Last time:');
    await environment.advanceTo('2031-10-11T05:30:10Z');
    await expectDirect('kenji', 1);
  });

  test('the DRI is told once of a channel that refuses the app, with a button that tries again', async () => {
    await announcedAt('2031-10-11T05:00:00Z');
    environment.slack.workspace.channels.get('C0MANAGER')?.members.delete(environment.slack.botUserId);

    await environment.advanceTo('2031-10-11T05:30:10Z');
    await eventually(() => direct('john').some((text) => text.includes('/invite @Runbook')));
    environment.slack.workspace.channels.get('C0MANAGER')?.members.add(environment.slack.botUserId);
    await environment.slack.person('john').clicks('Try again', { in: 'dm' });

    await expectReplies('#support_manager', 1);
    expect(direct('john').filter((text) => text.includes('/invite @Runbook')).length).toBeLessThanOrEqual(1);
  });

  test('a restart with other settings plans the reminders of announced calls anew', async () => {
    await start('2031-10-11T03:00:00Z', { settings: { REMINDERS: '2h dm, 1h channels+dm, 10m dm' } });
    await announce();
    await advanceTo('2031-10-11T04:30:05Z');
    await expectDirect('john', 1);

    await environment.restartApp(0, { REMINDERS: 'off' });
    await eventually(() =>
      environment.app.log().some(({ msg }) => msg === 'reminders were planned anew for the settings in force'),
    );
    await advanceTo('2031-10-11T05:30:10Z');
    // With the settings of before, both would be due by now.
    await environment.restartApp(60_000, { REMINDERS: '2h dm, 1h channels, 30m dm, 10m channels' });

    await advanceTo('2031-10-11T06:00:05Z');
    await expectDirect('john', 2);
    expect(direct('john').map((text) => text.split('\n')[0])).toEqual([
      expect.stringContaining('Starts in 2 hours'),
      expect.stringContaining('Starts in 30 minutes'),
    ]);
    await advanceTo('2031-10-11T06:20:05Z');
    await expectReplies('#support_manager', 1);
    expect(replies('#support_manager')[0]).toContain('Starts in 10 minutes');
    expect(direct('john')).toHaveLength(2);
    expect(environment.slack.problems()).toEqual([]);
  });

  async function start(at: string, options: Partial<EnvironmentOptions> = {}): Promise<void> {
    environment = await startEnvironment({
      at,
      issues: [{ title: 'Acme', description: acme, labels: ['self-managed'] }],
      ...options,
    });
  }

  async function advanceTo(time: string): Promise<void> {
    await untilSettled(environment);
    await environment.advanceTo(time);
  }

  async function announcedAt(at: string): Promise<void> {
    await start(at);
    await announce();
  }

  async function announce(): Promise<void> {
    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Post');
    await john.submits();
    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
    await john.closes();
  }

  /** The reminders to somebody; from the start of the call on there is a run panel as well. */
  function direct(handle: string): readonly string[] {
    return environment.slack
      .person(handle)
      .channel('dm')
      .map((message) => message.text)
      .filter((text) => !text.startsWith('Run panel:'));
  }

  /** The reminders under the announcement, without the line of progress. */
  function replies(channel: string): readonly string[] {
    return environment.slack
      .person('kenji')
      .channel(channel)
      .flatMap((message) => message.replies.map((reply) => reply.text))
      .filter((text) => !text.includes('tasks recorded'));
  }

  async function expectDirect(handle: string, count: number): Promise<void> {
    await eventually(() => direct(handle).length === count, {
      describe: () =>
        `${handle} has ${direct(handle).length} direct messages, not ${count}: ${direct(handle).join(' | ')}`,
    });
  }

  async function expectReplies(channel: string, count: number): Promise<void> {
    await eventually(() => replies(channel).length === count, {
      describe: () =>
        `${channel} has ${replies(channel).length} replies, not ${count}: ${replies(channel).join(' | ')}`,
    });
  }

  async function metrics(): Promise<string> {
    return (await fetch(`${environment.app.url}/metrics`)).text();
  }
});
