import { startEnvironment } from '../../sandbox/environment/start-environment.js';
import { postedKeys } from '../support/posted-keys.js';
import type { CrashDatabase } from './crash-database.js';
import { keepEvidence } from './keep-evidence.js';
import { afterTheLease } from './kill.js';
import { killAt } from './kill-at.js';
import { describePoint, type KillPoint, killPoints, kindOfPoint } from './kill-point.js';
import { observe } from './observe.js';
import type { Scenario, Site } from './scenario.js';
import { untilQuiet } from './until-quiet.js';
import type { Verdict } from './verify.js';
import { verifyFacts, verifyJobs } from './verify-turn.js';

/** One kill, and what came of it. */
export interface KillResult extends Verdict {
  /** The kind of point. */
  readonly when: string;
  readonly point: string;
  /** False when the app had done everything without coming to the point: then it was killed after that. */
  readonly isReached: boolean;
  /** The file that says what there was when something was lost or doubled. */
  readonly evidence?: string;
}

export interface ScenarioRun {
  readonly database: CrashDatabase;
  readonly program: string;
  /** How many kills at most. */
  readonly most: number;
  /** Of all points, those to kill at. */
  readonly choose: (points: readonly KillPoint[], most: number) => readonly KillPoint[];
  /** How long the app may take for what is due, in milliseconds of real time. */
  readonly patience?: number;
  /** Hears of each kill as soon as it is judged. */
  readonly onKill?: (result: KillResult) => void;
}

/**
 * Lets a scenario pass once undisturbed, and then once for each point at which the app can be killed. Each process that
 * is killed has a successor when its leases have run out; when nothing is left to be done, what is there is judged.
 * @throws when a turn cannot be prepared
 */
export async function runScenario(scenario: Scenario, run: ScenarioRun): Promise<readonly KillResult[]> {
  const { database, program, most, patience = 60_000 } = run;
  const options = scenario.environment(most + 1);
  const settings = { DATABASE_URL: database.address, ...options.settings };
  const environment = await startEnvironment({ ...options, settings, program });
  const site = { environment, database, patience };
  const results: KillResult[] = [];
  try {
    await scenario.setUp?.(site);
    await environment.restartApp(afterTheLease);
    const points = killPoints(await observe(site, scenario, 1));
    for (const [index, point] of run.choose(points, most).entries()) {
      const result = await kill(site, scenario, point, index + 2, knownHarm(results));
      results.push(result);
      run.onKill?.(result);
    }
    return results;
  } catch (error) {
    throw new Error(`A turn could not be prepared; see ${await keepEvidence(site, scenario.name)}`, { cause: error });
  } finally {
    await environment.close();
  }
}

async function kill(
  site: Site,
  scenario: Scenario,
  point: KillPoint,
  turn: number,
  known: ReadonlySet<string>,
): Promise<KillResult> {
  const { environment, database } = site;
  const begin = await scenario.prepare(site, turn);
  await untilQuiet(site);
  const stored = (await database.jobs()).length;
  const before = scenario.facts(site, turn);

  const dead = killAt(site, point).then(() => true);
  scenario.disturb?.(site);
  // What a dying app leaves unanswered is no concern here.
  const over = new AbortController();
  const done = begin(over.signal)
    .catch(() => undefined)
    .then(() => untilQuietOrDead(site, dead))
    .then(() => false);
  const isReached = await Promise.race([dead, done]);
  over.abort();
  for (const service of ['slack', 'gitlab'] as const) environment[service].faults.clear();
  scenario.disturb?.(site);
  await environment.restartApp(afterTheLease);
  await untilQuiet(site);
  await scenario.afterwards?.(site, turn);
  const left = await untilQuiet(site);

  const counts = scenario.alwaysCounts ?? left.jobs.length > stored;
  const facts = verifyFacts(before, scenario.facts(site, turn), counts ? scenario.growth : new Map());
  const ofJobs = verifyJobs(postedKeys(environment.slack), left, scenario.failing);
  const isNews = (harm: string) => !known.has(harm);
  for (const service of ['slack', 'gitlab'] as const) environment[service].faults.clear();
  const lost = [...facts.lost, ...ofJobs.lost.filter(isNews)];
  const doubled = [...facts.doubled, ...ofJobs.doubled.filter(isNews)];
  const result = { when: kindOfPoint(point), point: describePoint(point), isReached, lost, doubled };
  if (lost.length + doubled.length === 0) return result;
  return { ...result, evidence: await keepEvidence(site, `${scenario.name}, ${result.point}`) };
}

async function untilQuietOrDead(site: Site, dead: Promise<boolean>): Promise<void> {
  await Promise.race([dead, untilQuiet(site)]);
}

/** What was lost or doubled once is not counted again with every kill that follows. */
function knownHarm(results: readonly KillResult[]): ReadonlySet<string> {
  return new Set(results.flatMap(({ lost, doubled }) => [...lost, ...doubled]));
}
