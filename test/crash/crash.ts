import type { Environment } from '../../sandbox/environment/start-environment.js';
import type { CrashDatabase } from './crash-database.js';

/** What the app is about to do when it is killed. */
export const promisedKinds = ['announcement', 'channel reminder', 'direct reminder', 'issue edit', 'comment'] as const;
export type Promised = (typeof promisedKinds)[number];

/**
 * When exactly the app is killed, seen from the request that it makes.
 * - `arrives`: the request has come, and is thrown away.
 * - `is carried out`: it has taken effect, and nobody answers it.
 * - `is answered`: it has taken effect and the app knows, but cannot record it, because the database is locked.
 * - `stands alone`: another job of the call is recorded as sent; this request has come, and is thrown away.
 */
export type Moment = 'arrives' | 'is carried out' | 'is answered' | 'stands alone';

/** The runbook that a crash is about, and where it happens. */
export interface Scene {
  readonly environment: Environment;
  readonly database: CrashDatabase;
  /** Each crash has a runbook of its own. */
  readonly iid: number;
}

/** Kills the app at a request to Slack or GitLab. */
export interface Failpoint {
  readonly service: 'slack' | 'gitlab';
  /** As the sandbox names it, with `{iid}` for the runbook's number: `chat.postMessage`, `PUT /api/v4/…/issues/{iid}`. */
  readonly operation: string;
  readonly moment: Moment;
  /** Requests before this holds are left alone. */
  readonly onceTrue?: (scene: Scene) => boolean;
}

/** One row of the crash table: the same promise, and the app killed at the same point. */
export interface Crash {
  readonly promised: Promised;
  readonly point: string;
  /** One kill for each, in this order, every time in the next process; `anywhere` is some moment. */
  readonly kills: readonly Failpoint[] | 'anywhere';
}
