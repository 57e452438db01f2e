import { setTimeout as delay } from 'node:timers/promises';
import type { Town } from '../../sandbox/town/start-town.js';
import type { Trap } from './crash.js';
import type { CrashDatabase } from './crash-database.js';
import { setTrap } from './set-trap.js';
import type { Story } from './story.js';

/** How long the app may take to come to where it is killed, in milliseconds of real time. */
const patience = 20_000;

/** Longer than the lease that a dead process leaves behind, in milliseconds of the town's time. */
export const afterTheLease = 11_000;

/** Slack and GitLab answer only after this time, so that a kill at any moment strikes in the middle of something. */
const answersAfter = { kind: 'slow', milliseconds: 40, when: 'after' } as const;

/** By then everything is sent, in milliseconds of real time. */
const longestRun = 400;

/** Lets the story begin and kills the app at each trap, each time in the next process. */
export async function killAtTraps(story: Story, database: CrashDatabase, traps: readonly Trap[]): Promise<void> {
  let goOn: () => Promise<unknown> = story.begin;
  for (const trap of traps) {
    const dead = setTrap(story.town, database, trap);
    await Promise.all([within(patience, dead, trap), goOn().catch(() => undefined)]);
    goOn = () => story.town.restartApp(afterTheLease);
  }
}

/**
 * Lets the story begin and kills the app a while after that.
 * @param chance a number from 0 up to 1
 */
export async function killAnywhere(story: Story, chance: number): Promise<void> {
  disturb(story.town);
  const begun = story.begin().catch(() => undefined);
  await delay(chance * longestRun);
  await story.town.app.stop('SIGKILL');
  await begun;
  story.town.slack.faults.clear();
  story.town.gitlab.faults.clear();
}

function disturb({ slack, gitlab }: Town): void {
  slack.faults.always('*', answersAfter);
  gitlab.faults.always('*', answersAfter);
}

async function within(milliseconds: number, dead: Promise<void>, trap: Trap): Promise<void> {
  const ended = new AbortController();
  const tooLate = delay(milliseconds, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`The app never came to ${trap.operation} (${trap.moment}).`);
  });
  try {
    await Promise.race([dead, tooLate]);
  } finally {
    ended.abort();
    tooLate.catch(() => undefined);
  }
}
