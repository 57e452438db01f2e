import { setTimeout as delay } from 'node:timers/promises';
import { countStanding } from './count-standing.js';
import type { Crash, Promised } from './crash.js';
import type { CrashDatabase } from './crash-database.js';
import { judge, placesOf, type Verdict } from './judge.js';
import { afterTheLease, killAnywhere, killAtTraps } from './kill.js';
import { announcedRunbook, tellStory } from './story.js';

/** Within this time after the last restart every promise must have been kept, in milliseconds of real time. */
const timeToKeep = 30_000;

const betweenLooks = 50;

export interface CrashResult extends Verdict {
  readonly kills: number;
}

/**
 * Kills the built app in a town of its own, starts it again when the dead one's leases have run out, and counts what stands
 * when nothing is left to be done, or when the time is over.
 * @param chance a number from 0 up to 1: when, if the crash is `anywhere`
 */
export async function runCrash(crash: Crash, database: CrashDatabase, chance: number): Promise<CrashResult> {
  const story = await tellStory(crash.promised, database);
  const { town } = story;
  try {
    if (crash.kills === 'anywhere') await killAnywhere(story, chance);
    else await killAtTraps(story, database, crash.kills);
    await town.restartApp(afterTheLease);
    const promised = await promisesOf(crash.promised, database);
    await untilNothingIsOpen(database);
    const kills = crash.kills === 'anywhere' ? 1 : crash.kills.length;
    return { kills, ...judge(countStanding(town, announcedRunbook), promised) };
  } finally {
    await town.close();
  }
}

/** A kill before the click was recorded leaves nothing promised: then nothing may stand either. */
async function promisesOf(promised: Promised, database: CrashDatabase): Promise<ReadonlySet<string>> {
  const { made } = await database.count();
  return made === 0 ? new Set() : placesOf(promised);
}

/** The app itself has to say that nothing is left to be done, or what it would still have doubled would not be seen. */
async function untilNothingIsOpen(database: CrashDatabase): Promise<void> {
  const giveUpAt = Date.now() + timeToKeep;
  while ((await database.count()).open > 0 && Date.now() < giveUpAt) await delay(betweenLooks);
}
