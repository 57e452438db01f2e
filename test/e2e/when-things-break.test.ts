import {
  type Environment,
  type EnvironmentOptions,
  project,
  startEnvironment,
} from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fixture } from '../support/fixture.js';

const acme = fixture('calls/acme.md').replace('2031-10-10 - 23:30 PST', '2031-10-10 - 23:30 America/Los_Angeles');
const ticked = acme.replace('[ ] - Inform on', '[x] - Inform on');

describe('when things break', () => {
  let environment: Environment;
  afterEach(() => environment.close());

  test('a channel without the app is named with its remedy; once invited, “Try again” finishes the work', async () => {
    await start({
      channels: [{ name: 'support_self-managed' }, { name: 'support_manager', id: 'C0MANAGER', private: true }],
    });
    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Post');
    environment.slack.workspace.channels.get('C0MANAGER')?.members.delete(environment.slack.botUserId);
    await john.submits();
    const modal = await john.modalWhere((view) => view.text.includes('Some steps failed'), 15_000);
    expect(modal.text).toContain('/invite @Runbook');
    expect(environment.gitlab.issue(project, 1).description).toBe(acme);

    environment.slack.workspace.channels.get('C0MANAGER')?.members.add(environment.slack.botUserId);
    await john.clicks('Try again');

    await john.modalWhere((view) => view.text.includes('Done.'), 15_000);
    expectOnePostPerChannel();
    expect(environment.gitlab.issue(project, 1).description).toBe(ticked);
  });

  test('when GitLab is down, nothing is posted and person and log have the same reference', async () => {
    await start();
    environment.gitlab.faults.down();
    const john = environment.slack.person('john');

    await john.types('/runbook announce 1');

    const modal = await john.modalWhere(
      (view) => view.text.includes('GitLab did not answer. Nothing was posted or changed.'),
      15_000,
    );
    const reference = /Reference ([0-9a-f]{8})/.exec(modal.text)?.[1];
    expect(environment.app.log().map((line) => line.reference)).toContain(reference);
    expect(environment.app.output()).not.toContain('glpat-sandbox-token');
  });

  test('when Slack’s answer to a post is lost, the post is found again and not repeated', async () => {
    await start();
    environment.slack.faults.next('chat.postMessage', { kind: 'lost-answer' });

    const john = await submitAnnouncement();

    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 20_000);
    expectOnePostPerChannel();
  });

  test('when Slack asks to wait, the post comes later, once', async () => {
    await start();
    environment.slack.faults.next('chat.postMessage', { kind: '429', retryAfter: 1 });

    const john = await submitAnnouncement();

    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 20_000);
    expectOnePostPerChannel();
  });

  test('when GitLab breaks after the posts, the runbook is ticked and recorded as soon as it is back', async () => {
    await start();
    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Post');
    environment.gitlab.faults.next((operation) => operation.startsWith('PUT '), { kind: 'lost-answer' });
    environment.gitlab.faults.next((operation) => operation.startsWith('POST '), { kind: 'lost-answer' });

    await john.submits();

    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 20_000);
    expect(environment.gitlab.issue(project, 1).description).toBe(ticked);
    expect(environment.gitlab.notes(project, 1).filter((note) => !note.system)).toHaveLength(1);
  });

  test('what was promised is kept by the next process when this one is killed', async () => {
    await start();
    environment.slack.faults.always('chat.postMessage', { kind: 'down' });
    await submitAnnouncement();
    await eventually(() => environment.app.output().includes('to be tried again'));

    await environment.restartApp();
    environment.slack.faults.clear();

    await eventually(() => environment.gitlab.issue(project, 1).description === ticked, { within: 100_000 });
    expectOnePostPerChannel();
  }, 120_000);

  test('a copy of a genuine request is refused', async () => {
    await start();
    const request = {
      url: `${environment.app.url}/slack/events`,
      contentType: 'application/x-www-form-urlencoded',
      body: 'command=%2Frunbook&text=help&user_id=U0JOHN',
      timestamp: Math.floor(Date.now() / 1000),
    };

    const first = await environment.slack.signedRequest(request);
    const second = await environment.slack.signedRequest(request);

    expect([first.status, second.status]).toEqual([200, 409]);
  });

  async function start(options: Partial<EnvironmentOptions> = {}): Promise<void> {
    environment = await startEnvironment({
      issues: [{ title: 'Acme', description: acme, labels: ['self-managed'] }],
      ...options,
    });
  }

  async function submitAnnouncement() {
    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Post');
    await john.submits();
    return john;
  }

  function expectOnePostPerChannel(): void {
    expect(environment.slack.messages('#support_self-managed')).toHaveLength(1);
    expect(environment.slack.messages('#support_manager')).toHaveLength(1);
  }
});
