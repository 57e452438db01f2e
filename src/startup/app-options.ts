import type { Logger } from 'pino';
import type { Person } from '../call/people/person.js';
import type { Config } from '../config/config.js';

/** What the app is started with. */
export interface AppOptions {
  readonly config: Config;
  readonly people: readonly Person[];
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Called when Slack refuses a token only after the start, because it could not be reached before. The app must end then. */
  readonly onRefused: (failure: unknown) => void;
}
