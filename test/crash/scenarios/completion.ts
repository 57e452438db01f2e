import { project } from '../../../sandbox/environment/start-environment.js';
import { fillsCompletion, fillsTask, opensCompletion, opensOutcomes } from '../../support/forms.js';
import { nameOf, startOf } from '../runbook.js';
import { oneOf, type Scenario, type Site } from '../scenario.js';
import { announces, channels, comments, count, opens, patience, postsWith, repliesTo } from './people.js';
import { onlyRunbook, recordedRunbook, startTime } from './recorded-runbook.js';

const summaries = channels.map((channel) => `the summary in ${channel}`);
const fingerprints = channels.map((channel) => `the announcement in ${channel} says completed`);
const lines = channels.map((channel) => `the correction in ${channel}`);
const numbers = channels.map((channel) => `the summary in ${channel} has the new outcome`);

/** The summaries, the announcements marked as completed, the record, the tick, and the issue closed. */
export const completion: Scenario = {
  name: 'summary, record, closing of the issue',
  environment: (times) => ({
    at: '2031-10-11T05:00:00Z',
    issues: Array.from({ length: times }, (_, index) => ({
      title: 'Acme',
      description: recordedRunbook(index + 1),
      labels: ['self-managed'],
    })),
    settings: { REMINDERS: 'off' },
  }),
  prepare: async (site, turn) => {
    const { environment } = site;
    await announces(environment, turn);
    await environment.advanceTo(new Date(startOf(turn) + 10_000).toISOString());
    const john = environment.slack.person('john');
    await opens(john, () => opensCompletion(john, String(turn)));
    await fillsCompletion(john, {
      result: 'Success',
      state: 'All is well.',
      whyOpen: 'Nothing was left to do.',
      closeIssue: true,
    });
    return async () => {
      await john.submits();
      await environment.slack.until(() => completionFacts(site, turn).get(summaries[1] ?? '') === 1, patience);
    };
  },
  facts: completionFacts,
  growth: oneOf(
    ...summaries,
    ...fingerprints,
    'summaries in the record',
    'the tick in the issue',
    'the issue is closed',
  ),
};

function completionFacts(site: Site, turn: number) {
  const { state, description } = site.environment.gitlab.issue(project, turn);
  const closings = site.environment.gitlab
    .notes(project, turn)
    .filter(({ system, body }) => system && body === 'closed').length;
  const [record = '', ...others] = comments(site, turn);
  const announcements = (channel: string) => postsWith(site, channel, nameOf(turn));
  return new Map([
    ...channels.map(
      (channel, index) => [summaries[index] ?? '', summariesIn(site, channel, nameOf(turn)).length] as const,
    ),
    ...channels.map(
      (channel, index) =>
        [
          fingerprints[index] ?? '',
          announcements(channel).filter(({ text }) => /completed/i.test(text)).length,
        ] as const,
    ),
    ['summaries in the record', count(record.match(/\/archives\//g)?.length === 4)],
    ['comments beside the record', others.length],
    ['the tick in the issue', count(!description.includes('[ ] - Inform on'))],
    ['the issue is closed', state === 'closed' ? closings : 0],
  ]);
}

/** A task’s outcome changed after the completion: the row, a line in each thread, and the numbers of both summaries. */
export const correction: Scenario = {
  name: 'correction',
  environment: () => ({
    at: '2031-10-11T05:00:00Z',
    issues: [{ title: 'Acme', description: onlyRunbook(), labels: ['self-managed'] }],
    settings: { REMINDERS: 'off' },
  }),
  setUp: async (site) => {
    const { environment } = site;
    await announces(environment, 1);
    await environment.advanceTo(new Date(startTime + 10_000).toISOString());
    const john = environment.slack.person('john');
    await opens(john, () => opensCompletion(john));
    await fillsCompletion(john, { result: 'Success', state: 'All is well.', whyOpen: 'Nothing was left to do.' });
    await john.submits();
    await environment.slack.until(
      () => channels.every((channel) => summariesIn(site, channel, 'Acme').length === 1),
      patience,
    );
  },
  prepare: async (site, turn) => {
    const { environment } = site;
    const john = environment.slack.person('john');
    await opens(john, () => opensOutcomes(john));
    await fillsTask(john, 'Review users', { outcome: outcomeOf(turn), duration: durationOf(turn) });
    const before = correctionsIn(site, channels[1]);
    return async () => {
      await john.submits();
      await environment.slack.until(() => correctionsIn(site, channels[1]) > before, patience);
    };
  },
  facts: correctionFacts,
  growth: oneOf(...lines, ...numbers, 'the row in the issue'),
};

function correctionFacts(site: Site, turn: number) {
  const { description } = site.environment.gitlab.issue(project, 1);
  const row = `| Review users with errors   | ${outcomeOf(turn)} | ${durationOf(turn)} |`;
  return new Map([
    ...channels.map((channel, index) => [lines[index] ?? '', correctionsIn(site, channel)] as const),
    ...channels.map((channel, index) => {
      const [summary] = summariesIn(site, channel, 'Acme');
      return [
        numbers[index] ?? '',
        count(new RegExp(`Time: ${durationOf(turn)}\\b`).test(summary?.text ?? '')),
      ] as const;
    }),
    ['the row in the issue', count(description.includes(row))],
    ['comments', comments(site, 1).length],
    ['summaries', channels.flatMap((channel) => summariesIn(site, channel, 'Acme')).length],
  ]);
}

function correctionsIn(site: Site, channel: string): number {
  return repliesTo(site, channel, 'Acme').filter(({ text }) => text.startsWith('Corrected by')).length;
}

function outcomeOf(turn: number): string {
  return turn % 2 === 0 ? 'Failed' : 'Partial';
}

/** Another one than in the turn before. From an hour on it would be written as `1h`. */
function durationOf(turn: number): string {
  return `${((turn - 1) % 59) + 1}m`;
}

/** A summary is a reply that the whole channel sees. */
function summariesIn({ environment }: Site, channel: string, name: string) {
  return environment.slack
    .messages(channel)
    .filter(({ replyBroadcast, text }) => replyBroadcast && text.includes(name));
}
