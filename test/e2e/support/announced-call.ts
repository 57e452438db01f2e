import {
  type Environment,
  type EnvironmentOptions,
  project,
  startEnvironment,
} from '../../../sandbox/environment/start-environment.js';
import { eventually } from '../../support/eventually.js';
import { fixture } from '../../support/fixture.js';

/** The runbook that these stories record: four tasks, three of them with a planned duration, and a rollback plan. */
export const runbook = fixture('calls/recorded-call.md');

/** The call of the runbook begins then. */
export const startOfCall = '2031-10-11T06:30:00Z';

export const channels = ['#support_self-managed', '#support_manager'] as const;

/** A town in the hour before the call, in which John has announced the first runbook. Reminders are off unless it says otherwise. */
export async function environmentWithAnnouncedCall(options: Partial<EnvironmentOptions> = {}): Promise<Environment> {
  const environment = await startEnvironment({
    at: '2031-10-11T05:00:00Z',
    issues: [{ title: 'Acme', description: runbook, labels: ['self-managed'] }],
    settings: { REMINDERS: 'off' },
    ...options,
  });
  const john = environment.slack.person('john');
  await john.types('/runbook announce 1');
  await john.modalWhere((view) => view.submit === 'Post');
  await john.submits();
  await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), 15_000);
  await john.closes();
  return environment;
}

/** The same, ten seconds after the call has begun, with John's panel before him. */
export async function environmentWithStartedCall(options: Partial<EnvironmentOptions> = {}): Promise<Environment> {
  const environment = await environmentWithAnnouncedCall(options);
  await environment.advanceTo('2031-10-11T06:30:10Z');
  await eventually(() => panelOf(environment, 'john') !== undefined, {
    describe: () => environment.slack.person('john').screen().text,
  });
  return environment;
}

/** The run panel in somebody's direct messages, as they see it. */
export function panelOf(environment: Environment, handle: string) {
  const person = environment.slack.person(handle);
  const conversations = [...environment.slack.workspace.channels.values()];
  const direct = conversations.find((one) => one.kind === 'im' && one.members.has(person.id));
  const panel = direct?.messages.find((one) => JSON.stringify(one.metadata ?? {}).includes('· panel of '));
  return person.channel('dm').find((one) => one.ts === panel?.ts);
}

/** The replies under the announcement in a channel, as everybody reads them, the oldest first. */
export function repliesIn(environment: Environment, channel: string): readonly string[] {
  return (
    environment.slack
      .person('kenji')
      .channel(channel)[0]
      ?.replies.map((reply) => reply.text) ?? []
  );
}

/** The summaries of a call, as everybody reads them in the channel's main line below the announcement. */
export function summariesIn(environment: Environment, channel: string) {
  return environment.slack.person('kenji').channel(channel).slice(1);
}

/** The lines under the announcement that say what was corrected. */
export function correctionsIn(environment: Environment, channel: string): readonly string[] {
  return repliesIn(environment, channel).filter((reply) => reply.startsWith('Corrected by'));
}

/** Waits until each channel has one summary, which says this. */
export async function expectSummaries(environment: Environment, words: string): Promise<void> {
  for (const channel of channels) {
    const texts = () => summariesIn(environment, channel).map(({ text }) => text);
    await eventually(() => texts().length === 1 && (texts()[0] ?? '').includes(words), {
      within: 30_000,
      describe: () => `${channel} has ${texts().length} summaries: ${texts().join('\n\n')}`,
    });
  }
}

/** What the issue says now. */
export function issueText(environment: Environment): string {
  return environment.gitlab.issue(project, 1).description;
}

/** The row of the task table that has these words in it. */
export function rowOf(environment: Environment, words: string): string | undefined {
  return issueText(environment)
    .split('\n')
    .find((line) => line.startsWith('|') && line.includes(words));
}

/** Waits until the task's row is this one. */
export async function expectRow(environment: Environment, words: string, row: string): Promise<void> {
  await eventually(() => rowOf(environment, words) === row, {
    within: 20_000,
    describe: () => `the row is ${rowOf(environment, words)}, not ${row}`,
  });
}

/** Waits until the panels of John and Jane are at a task, e.g. `Task 2 of 4`. */
export async function expectPanelsAt(environment: Environment, task: string): Promise<void> {
  for (const handle of ['john', 'jane']) {
    await eventually(() => panelOf(environment, handle)?.text.includes(task) ?? false, {
      within: 20_000,
      describe: () => `${handle}'s panel says:\n${panelOf(environment, handle)?.text}`,
    });
  }
}

/** Clicks a button of the person's panel and waits until the panel says `then`. */
export async function clicksInPanel(
  environment: Environment,
  handle: string,
  button: string,
  then: string,
): Promise<void> {
  const message = panelOf(environment, handle)?.ts ?? 'no panel';
  const name = button === 'Undo' ? 'run_undo' : button;
  await environment.slack.person(handle).clicks(name, { in: 'dm', message });
  await eventually(() => panelOf(environment, handle)?.text.includes(then) ?? false, {
    within: 20_000,
    describe: () =>
      `after ${handle} clicked ${button}, the panel says:\n${panelOf(environment, handle)?.text}\nHe is told: ${told(environment, handle)}`,
  });
}

/** John records that every task has succeeded, and has started none. */
export async function recordsEveryTask(environment: Environment): Promise<void> {
  for (const then of ['Task 2 of 4', 'Task 3 of 4', 'Task 4 of 4', 'All tasks recorded']) {
    await clicksInPanel(environment, 'john', 'Success', then);
  }
}

/** What only this person was told, the last first. */
export function told(environment: Environment, handle: string): readonly string[] {
  return environment.slack
    .person(handle)
    .ephemerals()
    .map((message) => message.text)
    .toReversed();
}
