import { project } from '../../../sandbox/environment/start-environment.js';
import { eventually } from '../../support/eventually.js';
import { oneOf, type Scenario, type Site } from '../scenario.js';
import {
  announces,
  channels,
  comments,
  count,
  directMessages,
  patience,
  postsWith,
  previews,
  submits,
} from './people.js';
import { onlyRunbook } from './recorded-runbook.js';

const minute = 60_000;
const told = 'the notice of the change to the DRI';
const posts = channels.map((channel) => `the announcement in ${channel} is up to date`);
const description = 'Acme Inc. requires us to enforce 2FA on all of their 2500 groups';

/** Five days before the call, so that nothing else happens. */
const announced: Pick<Scenario, 'environment' | 'setUp'> = {
  environment: () => ({
    at: '2031-10-06T16:00:00Z',
    issues: [{ title: 'Acme', description: onlyRunbook(), labels: ['self-managed'] }],
    settings: { REMINDERS: 'off' },
  }),
  setUp: ({ environment }) => announces(environment, 1),
};

/** The time in the runbook is changed, and the DRI hears of it some minutes later. */
export const driftNotice: Scenario = {
  ...announced,
  name: 'drift notice',
  prepare: async (site, turn) => {
    const before = notices(site);
    edit(site, '- 23:30', `- ${clock(turn)}`);
    return (over) => untilTold(site, before + 1, over);
  },
  afterwards: (site, turn) => untilTold(site, turn, new AbortController().signal),
  alwaysCounts: true,
  facts: (site) => new Map([[told, notices(site)]]),
  growth: oneOf(told),
};

/** The announcements and the record are brought up to date. */
export const update: Scenario = {
  ...announced,
  name: 'update of the announcement',
  prepare: async (site, turn) => {
    edit(site, description, `Change ${turn}: 2FA for all`);
    const john = await previews(site.environment, 1, 'Update the posts');
    return () => submits(john, 'The posts are up to date.');
  },
  facts: (site, turn) =>
    new Map([
      ...channels.map(
        (channel, index) => [posts[index] ?? '', postsWith(site, channel, `Change ${turn}:`).length] as const,
      ),
      ...channels.map((channel) => [`posts in ${channel}`, postsWith(site, channel, 'Acme').length] as const),
      ['comments', comments(site, 1).length],
      [
        'the tick in the issue',
        count(site.environment.gitlab.issue(project, 1).description.includes('[x] - Inform on')),
      ],
    ]),
  growth: oneOf(...posts),
};

/** Makes the runbook the original with one difference, beside what the app has ticked. */
function edit({ environment }: Site, from: string, to: string): void {
  const text = onlyRunbook().replace(from, to).replace('[ ] - Inform on', '[x] - Inform on');
  environment.gitlab.editAs('jane_smith', project, 1, { description: text });
}

function notices(site: Site): number {
  return directMessages(site, 'john', 'changed after it was announced').length;
}

/** Another time in each turn, none of them the one that was announced. */
function clock(turn: number): string {
  return `${String(10 + Math.floor(turn / 60)).padStart(2, '0')}:${String(turn % 60).padStart(2, '0')}`;
}

/** Lets time pass, a minute at a time and no faster than the app works, until the DRI has been told so often. */
async function untilTold(site: Site, times: number, over: AbortSignal): Promise<void> {
  const isTold = () => notices(site) >= times || over.aborted;
  await eventually(
    async () => {
      if (isTold()) return true;
      if (await isIdle(site)) await site.environment.advanceTo(new Date(site.environment.now() + minute).toISOString());
      return isTold();
    },
    { within: patience, describe: () => `the DRI was told ${notices(site)} times, not ${times}` },
  );
}

async function isIdle({ database }: Site): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  return !(await database.jobs()).some(({ state }) => state === 'running');
}
