import { promisedKinds } from './crash.js';
import { crashes } from './crashes.js';
import { spread } from './kill-point.js';
import type { Kill } from './kill-report.js';
import type { Offer } from './offers.js';
import { runCrashes } from './run-crashes.js';
import { runScenario } from './run-scenario.js';
import { scenarios } from './scenarios/all.js';

/** Kills that happen one after the other in one town. */
export interface Batch {
  readonly name: string;
  readonly run: () => Promise<readonly Kill[]>;
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
    run: () =>
      withDatabase(offer, async (database) => {
        const results = await runScenario(scenario, { database, program, most, choose: spread });
        return results.map((result) => ({ ...result, scenario: scenario.name, database: offer.name, kills: 1 }));
      }),
  }));
  const ofCrashes = promisedKinds.map((promised) => ({
    name: `${promised}, two kills in a row or at any moment, on ${offer.name}`,
    run: () =>
      withDatabase(offer, async (database) => {
        const ofKind = crashes.filter((crash) => crash.promised === promised);
        const results = await runCrashes(promised, ofKind, database, chance, program);
        return results.map(({ crash, ...result }): Kill => {
          const { point } = crash;
          return { ...result, scenario: promised, when: point, point, database: offer.name, isReached: true };
        });
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
