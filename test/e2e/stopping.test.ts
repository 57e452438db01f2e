import { type Environment, project, startEnvironment } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fixture } from '../support/fixture.js';

const acme = fixture('calls/acme.md').replace('2031-10-10 - 23:30 PST', '2031-10-10 - 23:30 America/Los_Angeles');
const ticked = acme.replace('[ ] - Inform on', '[x] - Inform on');
const channels = ['#support_self-managed', '#support_manager'];

describe('the app is asked to stop while Slack is slow', () => {
  let environment: Environment;
  let exitCode: number | null;
  let took: number;

  beforeAll(async () => {
    environment = await startEnvironment({ issues: [{ title: 'Acme', description: acme, labels: ['self-managed'] }] });
    environment.slack.faults.next('chat.postMessage', { kind: 'slow', milliseconds: 3_000, when: 'after' }, 2);
    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Post');
    await john.submits();
    await eventually(() => channels.every((channel) => environment.slack.messages(channel).length === 1));

    const askedAt = performance.now();
    exitCode = await environment.app.stop('SIGTERM');
    took = performance.now() - askedAt;
  });
  afterAll(() => environment.close());

  test('it ends in order, within the ten seconds that it is given', () => {
    expect(exitCode).toBe(0);
    expect(took).toBeLessThan(10_000);
  });

  test('it waits for what is under way, and begins nothing new', () => {
    expect(environment.app.log().filter((line) => line.msg === 'completed')).toHaveLength(2);
    expect(environment.gitlab.issue(project, 1).description).toBe(acme);
  });

  test('the next process does the rest, and need not look for what the first one has posted', async () => {
    await environment.restartApp();

    await eventually(() => environment.gitlab.notes(project, 1).some((note) => !note.system));
    expect(environment.gitlab.issue(project, 1).description).toBe(ticked);
    expect(environment.slack.calls('chat.postMessage')).toHaveLength(2);
    expect(environment.slack.calls('conversations.history')).toHaveLength(0);
  });
});
