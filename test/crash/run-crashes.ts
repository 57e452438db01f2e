import { setTimeout as delay } from 'node:timers/promises';
import { countStanding } from './count-posted.js';
import type { Crash, Promised, Scene } from './crash.js';
import type { CrashDatabase } from './crash-database.js';
import { startCrashEnvironment, tellStory } from './crash-environment.js';
import { afterTheLease, killAnywhere, killAtFailpoints } from './kill.js';
import { placesOf, type Verdict, verify } from './verify.js';

/** Within this time after the last restart every promise must have been kept, in milliseconds of real time. */
const timeToKeep = 30_000;

const betweenFetches = 50;

export interface CrashResult extends Verdict {
  readonly crash: Crash;
  readonly kills: number;
}

/**
 * Runs the built app in a town and kills it in all these ways, one after the other, each time with another runbook. After
 * each crash it is started again when the dead one's leases have run out, and what stands is counted when nothing is left
 * to be done, or when the time is over.
 * @param crashes all of what is `promised`
 * @param chance a number from 0 up to 1: when, if a crash is `anywhere`
 * @param program another build of the app than `dist/main.js`
 * @throws when the app does not come to the point where it is to be killed
 */
export async function runCrashes(
  promised: Promised,
  crashes: readonly Crash[],
  database: CrashDatabase,
  chance: number,
  program?: string,
): Promise<readonly CrashResult[]> {
  const environment = await startCrashEnvironment(promised, database, crashes.length, program);
  const results: CrashResult[] = [];
  try {
    for (const [index, crash] of crashes.entries()) {
      results.push(await runCrash({ environment, database, iid: index + 1 }, crash, chance));
    }
    return results;
  } finally {
    await environment.close();
  }
}

async function runCrash(scene: Scene, crash: Crash, chance: number): Promise<CrashResult> {
  const { environment, database } = scene;
  const { calls } = await database.count(environment.now());
  const begin = await tellStory(scene, crash.promised);
  if (crash.kills === 'anywhere') await killAnywhere(scene, begin, chance);
  else await killAtFailpoints(scene, begin, crash.kills);
  await environment.restartApp(afterTheLease);
  await untilNothingIsOpen(scene);
  // A kill before the click was recorded leaves nothing promised: then nothing may stand either.
  const isPromised = (await database.count(environment.now())).calls > calls;
  const verdict = verify(countStanding(scene), isPromised ? placesOf(crash.promised) : new Set());
  return { crash, kills: crash.kills === 'anywhere' ? 1 : crash.kills.length, ...verdict };
}

/** The app itself has to say that nothing is left to be done, or what it would still have doubled would not be seen. */
async function untilNothingIsOpen({ environment, database }: Scene): Promise<void> {
  const giveUpAt = Date.now() + timeToKeep;
  while ((await database.count(environment.now())).open > 0 && Date.now() < giveUpAt) await delay(betweenFetches);
}
