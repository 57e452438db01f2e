import type { Environment, EnvironmentOptions } from '../../sandbox/environment/start-environment.js';
import type { CrashDatabase } from './crash-database.js';

/** Where the app is killed, again and again. */
export interface Site {
  readonly environment: Environment;
  readonly database: CrashDatabase;
  /** How long the app may take for what is due, in milliseconds of real time. */
  readonly patience: number;
}

/** How many times something is found in Slack or GitLab, by what it is. Nothing in it asks the app or its database. */
export type Facts = ReadonlyMap<string, number>;

/** Something that people have the app do, and that can be done again and again in one town. */
export interface Scenario {
  readonly name: string;
  /** @param times how often it will be done at most */
  environment(times: number): Pick<EnvironmentOptions, 'issues' | 'at' | 'settings'>;
  /** Done once, before anything else. */
  readonly setUp?: (site: Site) => Promise<void>;
  /** Does what must come before, the `turn`th time (from 1), and returns what lets it begin. */
  prepare(site: Site, turn: number): Promise<Begin>;
  /** Done after the process that was killed has a successor, for what does not go on by itself. */
  readonly afterwards?: (site: Site, turn: number) => Promise<void>;
  /** What there is now that this turn can change. */
  facts(site: Site, turn: number): Facts;
  /** By how much each fact grows by one turn that counts. Those that are not named stay as they are. */
  readonly growth: Facts;
  /** Whether a turn counts that was cut short before anything of it was stored; then nothing of it must be seen. */
  readonly alwaysCounts?: true;
  /** Kinds of jobs that fail in this scenario. */
  readonly failing?: ReadonlySet<string>;
  /** Requests at which the app is not killed, because the scenario itself has an answer for them. */
  readonly spared?: RegExp;
  /** Puts faults of its own in place, which the kill's come before. */
  readonly disturb?: (site: Site) => void;
}

/** Begins, and resolves when everything has been done. What it does at several times it does only until it is over. */
export type Begin = (over: AbortSignal) => Promise<unknown>;

/** Each of these once. */
export function oneOf(...facts: readonly string[]): Facts {
  return new Map(facts.map((fact) => [fact, 1]));
}
