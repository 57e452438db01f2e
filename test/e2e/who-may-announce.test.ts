import { type Environment, project, startEnvironment } from '../../sandbox/environment/start-environment.js';
import { fixture } from '../support/fixture.js';

const acme = fixture('calls/acme.md');

describe('who may announce', () => {
  let environment: Environment;
  beforeAll(async () => {
    environment = await startEnvironment({
      issues: [
        { title: 'Acme', description: acme, labels: ['self-managed'] },
        { title: 'Rita wrote this one', description: acme, labels: ['self-managed'], author: 'rita' },
      ],
    });
  });
  afterAll(() => environment.close());

  test.each([
    ['john', 'is in the people file with his Slack id'],
    ['jane', 'is in the people file with her verified e-mail address'],
    ['kenji', 'is not in it, but his e-mail address is that of a GitLab account'],
  ])('%s, who %s, sees the preview', async (handle) => {
    const person = environment.slack.person(handle);

    await person.types('/runbook announce 1', { in: '#support_self-managed' });

    const modal = await person.modalWhere((view) => view.title === 'Announce a call');
    expect(modal.text).toContain('Acme - Enforce 2FA on all groups');
    await person.closes();
  });

  test.each([
    ['gus', 1, 'You are a guest in this workspace.'],
    ['sam', 1, 'You belong to another workspace.'],
    ['mia', 1, 'Your GitLab account is unknown, Mia Manager'],
    ['rita', 1, 'Issue not found, or you don’t have access to it on GitLab.'],
    ['john', 99, 'Issue not found, or you don’t have access to it on GitLab.'],
  ])('%s is refused issue %i: %s', async (handle, iid, words) => {
    const person = environment.slack.person(handle);

    await person.types(`/runbook announce ${iid}`);

    const modal = await person.modalWhere((view) => view.text.includes(words));
    expect(modal.text).not.toContain('Acme');
    expect(modal.submit).toBeUndefined();
    await person.closes();
  });

  test('the author may, even as a guest of the project', async () => {
    const rita = environment.slack.person('rita');

    await rita.types('/runbook announce 2', { in: '#support_self-managed' });

    await rita.modalWhere((view) => view.title === 'Announce a call');
    await rita.closes();
  });

  test('rights that have ended between preview and submit are gone', async () => {
    const kenji = environment.slack.person('kenji');
    await kenji.types('/runbook announce 1', { in: '#support_self-managed' });
    await kenji.modalWhere((view) => view.title === 'Announce a call');
    await kenji.chooses('When is the call?', '23:30 in Los Angeles, if PST is Pacific time (UTC−7)');
    await kenji.modalWhere((view) => view.text.includes('23:30 (America/Los_Angeles, UTC−7)'));

    environment.gitlab.setMember(project, 'kenji', undefined);
    await kenji.submits();

    await kenji.modalWhere((view) => view.text.includes('you don’t have access to it on GitLab'));
    expect(environment.slack.messages('#support_manager')).toHaveLength(0);
  });

  test('an issue of another GitLab is refused by its name', async () => {
    const john = environment.slack.person('john');

    await john.types('/runbook announce https://gitlab.elsewhere.example/a/b/-/issues/1');

    await john.modalWhere((view) =>
      view.text.includes('“gitlab.elsewhere.example” isn’t the GitLab instance of this app'),
    );
  });
});
