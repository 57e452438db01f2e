import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, project, startEnvironment } from '../../sandbox/environment/start-environment.js';
import { fixture } from '../support/fixture.js';

const acme = fixture('calls/acme.md').replace('2031-10-10 - 23:30 PST', '2031-10-10 - 23:30 America/Los_Angeles');

const item = '- [ ] Inform `#support_self-managed` about the work';
const twoItems = acme.replace(
  /#### Pre-call checklist[\s\S]*?(?=####)/,
  `#### Pre-call checklist\n\n${item}\n${item} again\n\n`,
);

/** Words that stand in the runbook and in none of its safe fields. */
const secrets = [
  'Tom Blogs',
  'harry Page',
  'Remove 2FA from user list',
  "status: 'enable'",
  'Dry-run cannot be completed',
];

describe('what is announced', () => {
  let environment: Environment;
  beforeEach(async () => {
    environment = await startEnvironment({
      issues: [
        { title: 'Acme', description: acme, labels: ['self-managed'] },
        { title: 'No label', description: acme },
        { title: 'Public', description: acme, labels: ['self-managed'], confidential: false, author: 'runbook-bot' },
        { title: 'Broken', description: fixture('calls/broken.md'), labels: ['self-managed'] },
        { title: 'Hostile', description: fixture('calls/hostile.md'), labels: ['self-managed'] },
        { title: 'Two items', description: twoItems, labels: ['self-managed'] },
      ],
    });
  });
  afterEach(() => environment.close());

  test('the product can be said with the command', async () => {
    await announce('/runbook announce 2 gitlab.com');

    expect(environment.slack.messages('#support_gitlab-com')).toHaveLength(1);
    expect(environment.slack.messages('#support_manager')).toHaveLength(1);
  });

  test('the product is asked when neither the command nor the labels say it', async () => {
    const john = environment.slack.person('john');
    await john.types('/runbook announce 2');
    await john.modalWhere((view) =>
      view.inputs.some((input) => input.label === 'Which product does the customer use?'),
    );

    await john.chooses('Which product does the customer use?', 'GitLab.com');
    await john.modalWhere((view) => view.text.includes('#support_gitlab-com'));
    await john.submits();

    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
    expect(environment.slack.messages('#support_gitlab-com')).toHaveLength(1);
  });

  test('which item is ticked is asked when two may be meant, and only that one is', async () => {
    const asked = 'Which checklist item does the announcement complete?';
    const john = environment.slack.person('john');
    await john.types('/runbook announce 6');
    await john.modalWhere((view) => view.inputs.some((input) => input.label === asked));
    expect(await john.submits()).toBeUndefined();

    await john.chooses(asked, 'Inform #support_self-managed about the work again');
    await john.modalWhere((view) =>
      view.text.includes('Will tick: “Inform #support_self-managed about the work again”'),
    );
    await john.submits();

    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
    expect(environment.gitlab.issue(project, 6).description).toBe(
      twoItems.replace('- [ ] Inform `#support_self-managed` about the work again', (item) =>
        item.replace('[ ]', '[x]'),
      ),
    );
  });

  test('nothing is posted before the questions are answered', async () => {
    const john = environment.slack.person('john');
    await john.types('/runbook announce 2');
    await john.modalWhere((view) => view.title === 'Announce a call');

    expect(await john.submits()).toBeUndefined();

    expect(environment.slack.messages('#support_manager')).toHaveLength(0);
  });

  test('neither Slack nor the database nor the log learns what must stay in GitLab', async () => {
    await announce('/runbook announce 1');

    const said = JSON.stringify([
      environment.slack.messages('#support_self-managed'),
      environment.slack.messages('#support_manager'),
    ]);
    await environment.app.stop();
    const kept = readdirSync(environment.folder).map((file) => readFileSync(join(environment.folder, file), 'latin1'));
    for (const secret of secrets) {
      expect(said).not.toContain(secret);
      expect(kept.join()).not.toContain(secret);
      expect(environment.app.output()).not.toContain(secret);
    }
    expect(kept.join()).toContain('Acme - Enforce 2FA on all groups');
  });

  test('a runbook that everybody can read is not announced until a button has made it confidential', async () => {
    const john = environment.slack.person('john');
    await john.types('/runbook announce 3');
    const refused = await john.modalWhere((view) => view.text.includes('This runbook is not confidential.'));
    expect(refused.submit).toBeUndefined();

    await john.clicks('Make it confidential');

    const allowed = await john.modalWhere((view) => view.text.includes('The runbook is confidential now.'));
    expect(allowed.submit).toBe('Post');
    expect(environment.gitlab.issue(project, 3).confidential).toBe(true);
  });

  test('a button that GitLab ignores says so', async () => {
    environment.gitlab.setMember(project, 'runbook-bot', 10);
    const john = environment.slack.person('john');
    await john.types('/runbook announce 3');
    await john.modalWhere((view) => view.text.includes('This runbook is not confidential.'));

    await john.clicks('Make it confidential');

    const modal = await john.modalWhere((view) => view.text.includes('GitLab did not change the issue'));
    expect(modal.submit).toBeUndefined();
  });

  test('a broken runbook is not announced, and every problem is named with its fix', async () => {
    const john = environment.slack.person('john');

    await john.types('/runbook announce 4');

    const modal = await john.modalWhere((view) => view.title === 'Announce a call');
    expect(modal.submit).toBeUndefined();
    // GitLab has another port each time.
    expect(modal.text.replace(/127\.0\.0\.1:\d+/g, 'gitlab.test')).toMatchSnapshot();
  });

  test('a check shows the same report and posts nothing', async () => {
    const john = environment.slack.person('john');

    await john.types('/runbook check 1');

    const modal = await john.modalWhere((view) => view.title === 'Check of the runbook');
    expect(modal.submit).toBeUndefined();
    expect(modal.text).toContain('Would be posted in #support_self-managed');
    expect(environment.slack.messages('#support_manager')).toHaveLength(0);
  });

  test('a hostile runbook pings nobody and forges nothing', async () => {
    await announce('/runbook announce 5');

    for (const channel of ['#support_self-managed', '#support_manager']) {
      const [post] = environment.slack.person('jane').channel(channel);
      expect(post?.live).toEqual(['@John Doe']);
      expect(post?.text).toContain('<!channel> @here');
    }
    expect(environment.gitlab.issue(project, 5).state).toBe('opened');
    expect(environment.gitlab.mentions()).toEqual([]);
    expect(environment.slack.problems()).toEqual([]);
  });

  async function announce(line: string): Promise<void> {
    const john = environment.slack.person('john');
    await john.types(line, { in: '#support_self-managed' });
    await john.modalWhere((view) => view.submit === 'Post');
    await john.submits();
    await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
  }
});
