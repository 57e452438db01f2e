import { channels, type Environment, project, startEnvironment } from '../../sandbox/environment/start-environment.js';
import { fixture } from '../support/fixture.js';

const acme = fixture('calls/acme.md');

/** The example as a careful engineer would leave it after announcing: the time in one meaning, the item ticked. */
const acmeAnnounced = acme
  .replace('`2031-10-10 - 23:30 PST`', '`2031-10-10 - 23:30 America/Los_Angeles (UTC-07:00)`')
  .replace('[ ] - Inform on', '[x] - Inform on');

describe.each(['http', 'socket'] as const)('John announces the runbook of the example, over %s', (mode) => {
  let environment: Environment;
  beforeAll(async () => {
    environment = await startEnvironment({
      mode,
      issues: [{ title: 'Acme', description: acme, labels: ['self-managed'] }],
    });
  });
  afterAll(() => environment.close());

  test('he types the command, and Slack has its answer in time', async () => {
    const ack = await environment.slack.person('john').types('/runbook announce 1', { in: '#support_self-managed' });

    expect(ack).toMatchObject({ status: 200 });
    expect(ack.milliseconds).toBeLessThan(3000);
  });

  test('he sees both posts as they will look, what is withheld, and that PST has two readings', async () => {
    const john = environment.slack.person('john');

    const modal = await john.modalWhere((view) => view.title === 'Announce a call');

    expect(modal.text).toContain('#support_self-managed');
    expect(modal.text).toContain('#support_manager');
    expect(modal.text.match(/Runbook call: Acme - Enforce 2FA on all groups/g)).toHaveLength(2);
    expect(modal.text).toContain('2 customer contacts, 4 tasks, 5 checklist items, the rollback plan');
    expect(modal.text).not.toContain('Tom Blogs');
    expect(modal.inputs.map((input) => input.options.map((option) => option.split('\n')[0]))).toEqual([
      ['23:30 at UTC−8, if PST is UTC−8', '23:30 in Los Angeles, if PST is Pacific time (UTC−7)'],
    ]);
  });

  test('he chooses the time, posts, and is told where the posts are', async () => {
    const john = environment.slack.person('john');

    await john.chooses('When is the call?', '23:30 in Los Angeles, if PST is Pacific time (UTC−7)');
    await john.modalWhere((view) => view.text.includes('23:30 (America/Los_Angeles, UTC−7)'));
    await john.submits();

    const modal = await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
    expect(modal.links).toHaveLength(2);
  });

  test('both channels have the post, and everybody reads it in their own time', () => {
    for (const channel of ['#support_self-managed', '#support_manager']) {
      expect(environment.slack.messages(channel)).toHaveLength(1);
      expect(readBy('john', channel)).toContain('October 10th, 2031 at 11:30 PM');
      expect(readBy('jane', channel)).toContain('October 11th, 2031 at 8:30 AM');
      expect(readBy('kenji', channel)).toContain('October 11th, 2031 at 3:30 PM');
      expect(readBy('kenji', channel)).toContain('Fri 10 Oct 2031, 23:30 (America/Los_Angeles, UTC−7)');
    }
    expect(environment.slack.messages('#support_gitlab-com')).toHaveLength(0);
  });

  test('the runbook has its time and its tick, and every other byte is as it was', () => {
    expect(environment.gitlab.issue(project, 1).description).toBe(acmeAnnounced);
  });

  test('one comment records where and by whom it was announced, and notifies nobody', () => {
    const notes = environment.gitlab.notes(project, 1).filter((note) => !note.system);

    expect(notes).toHaveLength(1);
    expect(notes[0]?.body).toContain('John Doe');
    for (const { id } of [channels[1], channels[2]].filter((channel) => channel !== undefined)) {
      expect(notes[0]?.body).toContain(`/archives/${id}/p`);
    }
    expect(environment.gitlab.mentions()).toEqual([]);
  });

  test('Slack had nothing to object to', () => {
    expect(environment.slack.problems()).toEqual([]);
  });

  function readBy(handle: string, channel: string): string {
    return environment.slack
      .person(handle)
      .channel(channel)
      .map((message) => message.text)
      .join('\n');
  }
});
