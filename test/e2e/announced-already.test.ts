import { type Environment, project, startEnvironment } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fixture } from '../support/fixture.js';

const acme = fixture('calls/acme.md').replace('2031-10-10 - 23:30 PST', '2031-10-10 - 23:30 America/Los_Angeles');

describe('a call that has been announced', () => {
  let environment: Environment;
  beforeEach(async () => {
    environment = await startEnvironment({ issues: [{ title: 'Acme', description: acme, labels: ['self-managed'] }] });
  });
  afterEach(() => environment.close());

  test('is shown with its posts, and is never posted twice', async () => {
    await announceAs('john');
    const jane = environment.slack.person('jane');

    await jane.types('/runbook announce 1');

    const modal = await jane.modalWhere((view) => view.title === 'Announced call');
    expect(modal.text).toContain('Announced by @John Doe');
    expect(modal.links.filter((link) => link.url.includes('/archives/'))).toHaveLength(2);
    expect(modal.submit).toBeUndefined();
    expectOnePostPerChannel();
  });

  test('has its posts updated in place when the runbook has changed', async () => {
    await announceAs('john');
    const edited = environment.gitlab
      .issue(project, 1)
      .description.replace('2031-10-10 - 23:30 America/Los_Angeles', '2031-10-11 - 01:00 America/Los_Angeles');
    environment.gitlab.editAs('jane_smith', project, 1, { description: edited });
    const jane = environment.slack.person('jane');
    await jane.types('/runbook announce 1');
    await jane.modalWhere((view) => view.submit === 'Update the posts');

    await jane.submits();

    await jane.modalWhere((view) => view.text.includes('The posts are up to date.'), 15_000);
    expectOnePostPerChannel();
    for (const channel of ['#support_self-managed', '#support_manager']) {
      const [post] = environment.slack.person('john').channel(channel);
      expect(post?.text).toContain('October 11th, 2031 at 1:00 AM');
      expect(post?.text).toContain('Announced by @John Doe');
    }
    expect(environment.gitlab.issue(project, 1).description).toBe(edited);
  });

  test('is announced once when two people post at the same moment', async () => {
    const [john, jane] = [environment.slack.person('john'), environment.slack.person('jane')];
    for (const person of [john, jane]) {
      await person.types('/runbook announce 1');
      await person.modalWhere((view) => view.submit === 'Post');
    }

    await Promise.all([john.submits(), jane.submits()]);

    const seen = await Promise.all(
      [john, jane].map((person) => person.modalWhere((view) => view.title === 'Announced call', 15_000)),
    );
    expect(seen.filter((view) => view.text.includes('Someone else just announced this call'))).toHaveLength(1);
    await eventually(() => environment.slack.messages('#support_manager').length === 1);
    expectOnePostPerChannel();
  });

  test('is not announced when the runbook has changed since the preview', async () => {
    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Post');
    const edited = acme.replace('all of their 2500 groups', 'all of their 2600 groups');
    environment.gitlab.editAs('jane_smith', project, 1, { description: edited });

    await john.submits();

    const again = await john.modalWhere((view) => view.text.includes('Not posted: the runbook changed'));
    expect(again.text).toContain('2600 groups');
    expect(again.submit).toBe('Post');
    expect(environment.slack.messages('#support_manager')).toHaveLength(0);
    await john.submits();
    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
    expectOnePostPerChannel();
  });

  function expectOnePostPerChannel(): void {
    expect(environment.slack.messages('#support_self-managed')).toHaveLength(1);
    expect(environment.slack.messages('#support_manager')).toHaveLength(1);
  }

  async function announceAs(handle: string): Promise<void> {
    const person = environment.slack.person(handle);
    await person.types('/runbook announce 1');
    await person.modalWhere((view) => view.submit === 'Post');
    await person.submits();
    await person.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
  }
});
