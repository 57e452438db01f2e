import type { Town } from '../../sandbox/town/start-town.js';

/** What the app is about to do when it is killed. */
export type Promised = 'announcement' | 'channel reminder' | 'direct reminder' | 'issue edit' | 'comment';

/**
 * When exactly the app is killed, seen from the request that it makes.
 * - `arrives`: the request has come, and is thrown away.
 * - `is carried out`: it has taken effect, and nobody answers it.
 * - `is answered`: it has taken effect and the app knows, but cannot record it, because the database is locked.
 * - `stands alone`: another delivery is recorded as sent; this request has come, and is thrown away.
 */
export type Moment = 'arrives' | 'is carried out' | 'is answered' | 'stands alone';

/** Kills the app at a request to Slack or GitLab. */
export interface Trap {
  readonly service: 'slack' | 'gitlab';
  /** As the sandbox names it: `chat.postMessage`, `PUT /api/v4/projects/…/issues/1`. */
  readonly operation: string;
  readonly moment: Moment;
  /** Requests before this holds are left alone. */
  readonly onceTrue?: (town: Town) => boolean;
}

/** One row of the crash table: the same promise, and the app killed at the same point. */
export interface Crash {
  readonly promised: Promised;
  readonly point: string;
  /** One kill for each, in this order, every time in the next process; `anywhere` is some moment that the seed chooses. */
  readonly kills: readonly Trap[] | 'anywhere';
}
