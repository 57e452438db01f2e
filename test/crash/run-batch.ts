import { promisedKinds } from './crash.js';
import { crashes } from './crashes.js';
import { spread } from './kill-point.js';
import type { Kill } from './kill-report.js';
import type { Offer } from './offers.js';
import { runCrashes } from './run-crashes.js';
import { type KillResult, runScenario } from './run-scenario.js';
import { scenarios } from './scenarios/all.js';

/** Kills that happen one after the other in one town. */
export interface Batch {
  readonly name: string;
  /** @param onKill hears of each kill as soon as it is judged */
  readonly run: (onKill: (kill: Kill) => void) => Promise<void>;
}

export interface BatchOptions {
  readonly program: string;
  /** How many kills in each scenario at most. */
  readonly most: number;
  /** A number from 0 up to 1: when, if a crash is at any moment. */
  readonly chance: number;
}

/** A batch for each scenario, and for the crashes that take two kills or have no exact point, on a database. */
export function batchesOn(offer: Offer, { program, most, chance }: BatchOptions): readonly Batch[] {
  const ofScenarios = scenarios.map((scenario) => ({
    name: `${scenario.name} on ${offer.name}`,
    run: (onKill: (kill: Kill) => void) =>
      withDatabase(offer, async (database) => {
        const report = (result: KillResult) =>
          onKill({ ...result, scenario: scenario.name, database: offer.name, kills: 1 });
        await runScenario(scenario, { database, program, most, choose: spread, onKill: report });
      }),
  }));
  const ofCrashes = promisedKinds.map((promised) => ({
    name: `${promised}, two kills in a row or at any moment, on ${offer.name}`,
    run: (onKill: (kill: Kill) => void) =>
      withDatabase(offer, async (database) => {
        const ofKind = crashes.filter((crash) => crash.promised === promised);
        const results = await runCrashes(promised, ofKind, database, chance, program);
        for (const { crash, ...result } of results) {
          const { point } = crash;
          onKill({ ...result, scenario: promised, when: point, point, database: offer.name, isReached: true });
        }
      }),
  }));
  return [...ofScenarios, ...ofCrashes];
}

async function withDatabase<Result>(
  offer: Offer,
  work: (database: Awaited<ReturnType<Offer['create']>>) => Promise<Result>,
): Promise<Result> {
  const database = await offer.create();
  try {
    return await work(database);
  } finally {
    await database.remove();
  }
}
