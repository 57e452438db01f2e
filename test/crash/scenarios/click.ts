import { project } from '../../../sandbox/environment/start-environment.js';
import { oneOf, type Scenario, type Site } from '../scenario.js';
import { announces, channels, patience, repliesTo } from './people.js';
import { runbookWithTasks, startTime } from './recorded-runbook.js';

const facts = [
  'rows with an outcome in the issue',
  'what John’s panel counts',
  'what Jane’s panel counts',
  ...channels.map((channel) => `what the line in ${channel} counts`),
];

/** A click on “Success”: the event, the edit of the issue, and the updates of both panels and lines. */
export const click: Scenario = {
  name: 'click on a task',
  environment: (times) => ({
    at: '2031-10-11T05:00:00Z',
    issues: [{ title: 'Acme', description: runbookWithTasks(times + 5), labels: ['self-managed'] }],
    settings: { REMINDERS: 'off' },
  }),
  setUp: async (site) => {
    await announces(site.environment, 1);
    await site.environment.advanceTo(new Date(startTime + 10_000).toISOString());
    await site.environment.slack.until(() => panelOf(site, 'john') && panelOf(site, 'jane'), patience);
  },
  prepare: async (site) => {
    const john = site.environment.slack.person('john');
    const panel = await site.environment.slack.until(() => panelOf(site, 'john'), patience);
    const task = taskIn(panel.text);
    return async () => {
      await john.clicks('Success', { in: 'dm', message: panel.ts });
      await site.environment.slack.until(() => taskIn(panelOf(site, 'john')?.text) === task + 1, patience);
    };
  },
  facts: (site) => {
    const { description } = site.environment.gitlab.issue(project, 1);
    const counts = [
      description.match(/^\| Task \d+ +\| Success \|/gm)?.length ?? 0,
      taskIn(panelOf(site, 'john')?.text) - 1,
      taskIn(panelOf(site, 'jane')?.text) - 1,
      ...channels.map((channel) =>
        Number(/(\d+) of \d+ tasks/.exec(repliesTo(site, channel, 'Acme')[0]?.text ?? '')?.[1]),
      ),
    ];
    const messages = ['john', 'jane'].map((handle) => site.environment.slack.person(handle).channel('dm').length);
    return new Map([...facts.map((fact, index) => [fact, counts[index] ?? 0] as const), ['panels', sum(messages)]]);
  },
  growth: oneOf(...facts),
};

function panelOf({ environment }: Site, handle: string) {
  return environment.slack
    .person(handle)
    .channel('dm')
    .find(({ text }) => text.includes('Run panel'));
}

/** The number of the task that a panel is at; 0 of what is no panel. */
function taskIn(text: string | undefined): number {
  return Number(/Task (\d+) of \d+/.exec(text ?? '')?.[1] ?? 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
