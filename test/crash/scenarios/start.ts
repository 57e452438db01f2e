import { nameOf, startOf } from '../runbook.js';
import { oneOf, type Scenario, type Site } from '../scenario.js';
import { issues } from './announcement.js';
import { announces, channels, directMessages, patience, repliesTo } from './people.js';

const hour = 3_600_000;
const people = ['john', 'jane'] as const;

/** A reply under each announcement and a direct message to each person, all due at once. */
export const reminders: Scenario = {
  ...atTime('reminders', hour),
  environment: (times) => ({
    at: '2031-10-11T05:00:00Z',
    issues: issues(times),
    settings: { REMINDERS: '1h channels+dm' },
  }),
};

/** The run panels and progress lines that a call's start brings. */
export const start: Scenario = {
  ...atTime('run panels and progress lines', 0),
  environment: (times) => ({ at: '2031-10-11T05:00:00Z', issues: issues(times), settings: { REMINDERS: 'off' } }),
};

function atTime(what: string, lead: number): Omit<Scenario, 'environment'> {
  const inChannels = channels.map((channel) => `${what}: in ${channel}`);
  const toPeople = people.map((handle) => `${what}: to ${handle}`);
  const seen = (site: Site, turn: number) =>
    new Map([
      ...channels.map(
        (channel, index) => [inChannels[index] ?? '', repliesTo(site, channel, nameOf(turn)).length] as const,
      ),
      ...people.map(
        (handle, index) => [toPeople[index] ?? '', directMessages(site, handle, nameOf(turn)).length] as const,
      ),
    ]);
  return {
    name: what,
    prepare: async (site, turn) => {
      await announces(site.environment, turn);
      return async () => {
        await site.environment.advanceTo(new Date(startOf(turn) - lead + 1_000).toISOString());
        await site.environment.slack.until(() => [...seen(site, turn).values()].every((times) => times > 0), patience);
      };
    },
    // These were stored with the announcement, so that there is nothing to be cut short.
    alwaysCounts: true,
    facts: seen,
    growth: oneOf(...inChannels, ...toPeople),
  };
}
