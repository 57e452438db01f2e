import { type Environment, project, startEnvironment } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fieldsOf, fillsCompletion, fillsTask, opensCompletion, opensOutcomes } from '../support/forms.js';
import { environmentWithStartedCall, expectRow, recordsEveryTask, runbook } from './support/announced-call.js';
import { untilSettled } from './support/until-quiet.js';

describe('what stood in the way is removed', () => {
  let environment: Environment;
  const john = () => environment.slack.person('john');
  afterEach(() => environment.close());

  test('the runbook is made confidential in the form for outcomes, which keeps what is typed in it', async () => {
    environment = await environmentWithStartedCall();
    await opensOutcomes(john());
    await fillsTask(john(), 'Review users', { outcome: 'Success', duration: '10m', note: 'all seen' });
    environment.gitlab.editAs('jane_smith', project, 1, { confidential: false });
    await john().submits();
    await john().modalWhere((view) => view.buttons.includes('Make it confidential'), 15_000);

    await john().clicks('Make it confidential');

    const form = await john().modalWhere((view) => view.text.includes('The runbook is confidential now.'), 15_000);
    expect(form.text).toContain('Submit the form again.');
    expect(fieldsOf(form, 3)).toEqual(['Success', '10m', 'all seen']);
    await john().submits();
    await expectRow(environment, 'Review', '| Review users with errors   | Success: all seen | 10m |');
  }, 60_000);

  test('the same in the form that completes the call', async () => {
    environment = await environmentWithStartedCall();
    await recordsEveryTask(environment);
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.' });
    environment.gitlab.editAs('jane_smith', project, 1, { confidential: false });
    await john().submits();
    await john().modalWhere((view) => view.buttons.includes('Make it confidential'), 15_000);

    await john().clicks('Make it confidential');

    const form = await john().modalWhere((view) => view.text.includes('The runbook is confidential now.'), 15_000);
    expect(form.inputs.map(({ value }) => value)).toContain('All is well.');
    await john().submits();
    await john().modalWhere((view) => view.text.includes('Call completed'), 30_000);
  }, 60_000);

  test('a post that was dismissed is posted by “Update the posts”', async () => {
    environment = await startEnvironment({
      issues: [{ title: 'Acme', description: runbook, labels: ['self-managed'] }],
      settings: { REMINDERS: 'off' },
    });
    await john().types('/runbook announce 1');
    await john().modalWhere((view) => view.submit === 'Post');
    const members = environment.slack.workspace.channels.get('C0MANAGER')?.members;
    members?.delete(environment.slack.botUserId);
    await john().submits();
    await john().modalWhere((view) => view.text.includes('Some steps failed'), 20_000);
    await john().closes();
    await eventually(() => notices().length === 1, { within: 15_000 });
    await john().clicks('Dismiss', { in: 'dm' });
    await eventually(
      () =>
        john()
          .channel('dm')
          .some(({ text }) => text.includes('Dismissed by')),
      { within: 15_000 },
    );
    members?.add(environment.slack.botUserId);

    await john().types('/runbook announce 1');
    const preview = await john().modalWhere((view) => view.submit === 'Update the posts', 70_000);
    expect(preview.text).toContain('#support_manager: dismissed, so not posted');
    expect(preview.text).toContain('Will be posted in #support_manager');
    await john().submits();

    await eventually(() => environment.slack.person('kenji').channel('#support_manager').length === 1, {
      within: 20_000,
    });
    expect(environment.slack.person('kenji').channel('#support_self-managed')).toHaveLength(1);
  }, 120_000);

  test('all that fails for one channel and cause is told in one message', async () => {
    environment = await environmentWithStartedCall();
    await recordsEveryTask(environment);
    await opensCompletion(john());
    await fillsCompletion(john(), { state: 'All is well.' });
    environment.slack.workspace.channels.get('C0MANAGER')?.members.delete(environment.slack.botUserId);
    await environment.advanceTo(new Date(environment.now() + 61_000).toISOString());

    await john().submits();
    await john().modalWhere((view) => view.text.includes('Some steps failed'), 40_000);
    await environment.advanceTo(new Date(environment.now() + 15_000).toISOString());
    await untilSettled(environment);
    await eventually(() => notices().length === 1 && /\d things/.test(notices()[0] ?? ''), {
      within: 20_000,
      describe: () => JSON.stringify(notices()),
    });

    const [told = ''] = notices();
    for (const name of ['Summary in', 'Update of the post in', 'Update of the progress line in'])
      expect(told).toContain(`${name} #support_manager`);
  }, 90_000);

  /** The messages that tell John of something that failed. */
  function notices(): readonly string[] {
    return john()
      .channel('dm')
      .map(({ text }) => text)
      .filter((text) => text.includes('not done'));
  }
});
