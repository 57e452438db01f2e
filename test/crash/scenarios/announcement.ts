import { project } from '../../../sandbox/environment/start-environment.js';
import { announcedRunbook, nameOf, runbook } from '../runbook.js';
import { oneOf, type Scenario, type Site } from '../scenario.js';
import { channels, comments, count, directMessages, postsWith, previews, submits } from './people.js';

const posts = channels.map((channel) => `the announcement in ${channel}`);

/** Both posts, the tick in the issue and the comment on it. */
export const announcement: Scenario = {
  name: 'announcement, tick, comment',
  environment: (times) => ({ at: '2031-10-11T05:00:00Z', issues: issues(times), settings: { REMINDERS: 'off' } }),
  prepare: async ({ environment }, turn) => {
    const john = await previews(environment, turn, 'Post');
    return () => submits(john, 'Announced. Runbook updated');
  },
  facts: announcedFacts,
  growth: oneOf(...posts, 'the tick in the issue', 'the comment on the issue'),
};

/** The same while GitLab refuses the edit: the DRI is told, once. */
export const failureNotice: Scenario = {
  ...announcement,
  name: 'failure notice',
  prepare: async ({ environment }, turn) => {
    const john = await previews(environment, turn, 'Post');
    return () => submits(john, 'Some steps failed');
  },
  disturb: ({ environment }) => {
    const body = JSON.stringify({ message: '403 Forbidden' });
    const refusal = { kind: 'answer', status: 403, contentType: 'application/json', body } as const;
    environment.gitlab.faults.always((operation) => operation.startsWith('PUT '), refusal);
  },
  failing: new Set(['issue-edit']),
  spared: /^PUT /,
  facts: (site, turn) =>
    new Map([
      ...announcedFacts(site, turn),
      // What a window could not show comes as a message too, with other words.
      ['the notice to the DRI', directMessages(site, 'john', `for the call “${nameOf(turn)}`).length],
    ]),
  growth: oneOf(...posts, 'the comment on the issue', 'the notice to the DRI'),
};

/** The runbooks of calls that begin two hours after each other. */
export function issues(times: number) {
  return Array.from({ length: times }, (_, index) => ({
    title: 'Acme',
    description: runbook(index + 1),
    labels: ['self-managed'],
  }));
}

function announcedFacts(site: Site, turn: number) {
  const { description } = site.environment.gitlab.issue(project, turn);
  return new Map([
    ...channels.map((channel, index) => [posts[index] ?? '', postsWith(site, channel, nameOf(turn)).length] as const),
    ['the tick in the issue', count(description === announcedRunbook(turn))],
    ['the comment on the issue', comments(site, turn).length],
  ]);
}
