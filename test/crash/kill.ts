import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '../../sandbox/environment/start-environment.js';
import type { Failpoint, Scene } from './crash.js';
import { setFailpoint } from './set-failpoint.js';

/** How long the app may take to come to where it is killed, in milliseconds of real time. */
const patience = 30_000;

/** Longer than the lease that a dead process leaves behind, in milliseconds of the town's time. */
export const afterTheLease = 11_000;

/** Slack and GitLab answer only after this time, so that a kill at any moment strikes in the middle of something. */
const answersAfter = { kind: 'slow', milliseconds: 40, when: 'after' } as const;

/** By then everything is sent, in milliseconds of real time. */
const longestRun = 800;

/** Lets it begin and kills the app at each trap, each time in the next process. */
export async function killAtFailpoints(
  scene: Scene,
  begin: () => Promise<unknown>,
  failpoints: readonly Failpoint[],
): Promise<void> {
  let goOn = begin;
  for (const failpoint of failpoints) {
    const dead = setFailpoint(scene, failpoint);
    // What a dying app leaves unanswered is no concern here, and a trap that nothing springs says so itself.
    await Promise.all([within(patience, dead, failpoint), goOn().catch(() => undefined)]);
    goOn = () => scene.environment.restartApp(afterTheLease);
  }
}

/**
 * Lets it begin and kills the app a while after that.
 * @param chance a number from 0 up to 1
 */
export async function killAnywhere(
  { environment }: Scene,
  begin: () => Promise<unknown>,
  chance: number,
): Promise<void> {
  disturb(environment);
  const begun = begin().catch(() => undefined);
  await delay(chance * longestRun);
  await environment.app.stop('SIGKILL');
  await begun;
  environment.slack.faults.clear();
  environment.gitlab.faults.clear();
}

function disturb({ slack, gitlab }: Environment): void {
  slack.faults.always('*', answersAfter);
  gitlab.faults.always('*', answersAfter);
}

async function within(milliseconds: number, dead: Promise<void>, failpoint: Failpoint): Promise<void> {
  const ended = new AbortController();
  const tooLate = delay(milliseconds, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`The app never came to ${failpoint.operation} (${failpoint.moment}).`);
  });
  try {
    await Promise.race([dead, tooLate]);
  } finally {
    ended.abort();
    tooLate.catch(() => undefined);
  }
}
