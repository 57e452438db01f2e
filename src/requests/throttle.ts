/** For whom a request is sent: somebody who waits for the answer, or work that nobody waits for. */
export type Urgency = 'person' | 'background';

/** So many requests in any period of so many milliseconds. */
export interface RateLimit {
  readonly requests: number;
  readonly per: number;
}

export interface ThrottleDeps {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** For whom the request is that is being made. */
  readonly urgency: () => Urgency;
}

/** Keeps the requests that count towards one limit below it. */
export interface Throttle {
  /**
   * Resolves when a request may be sent.
   * @throws TurnedAway when that would take longer than is worth waiting: it was not sent
   */
  admit(): Promise<void>;

  /** Lets nothing through for so many milliseconds: the service said so (`Retry-After`). */
  holdFor(milliseconds: number): void;
}

/** A request was not sent, so that a limit is kept. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
  /** When to come back. Everybody gets a time of their own, so that they do not all come back together. */
  readonly retryAfterSeconds: number;

  constructor(milliseconds: number) {
    super('Too many requests are waiting.');
    this.retryAfterSeconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  }
}

/**
 * How long a request waits, in milliseconds. A modal must be opened within three seconds of the click. Work in the
 * background has checked just before whether it is still wanted, and is better stored than kept waiting.
 */
const patience: Readonly<Record<Urgency, number>> = { person: 2_500, background: 5_000 };

/** What of a limit the background may use up, so that there is something left when a person comes. */
const backgroundShare = 0.8;

/** Nobody is told to come back later than this, in milliseconds. */
const furthestTurn = 10 * 60_000;

interface Waiting {
  readonly since: number;
  readonly urgency: Urgency;
  readonly go: () => void;
  readonly turnAway: (milliseconds: number) => void;
}

/** A sliding window: the times of the requests within the last period. People come before the background. */
export function createThrottle({ requests, per }: RateLimit, { clock, urgency }: ThrottleDeps): Throttle {
  const room = roomsOf(requests);
  const queues: Readonly<Record<Urgency, Waiting[]>> = { person: [], background: [] };
  let sent: number[] = [];
  let heldFrom = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let lastTurn = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  /** A clock that was set back would make the window last for ever. */
  function forget(now: number): void {
    sent = sent.filter((at) => at <= now && now < at + per);
    if (now < heldFrom) heldUntil = now;
  }

  /** When one more could go that has `ahead` others before it. */
  function freeAt(kind: Urgency, ahead: number, now: number): number {
    const place = sent.length + ahead - room[kind];
    const inWindow = sent[place];
    if (place < 0) return now;
    if (inWindow !== undefined) return inWindow + per;
    return now + per * Math.ceil((place - sent.length + 1) / room[kind]);
  }

  function admit(): Promise<void> {
    const now = clock();
    forget(now);
    const kind = urgency();
    const ahead = queues.person.length + (kind === 'background' ? queues.background.length : 0);
    const goesAt = Math.max(heldUntil, freeAt(kind, ahead, now));
    if (goesAt - now > patience[kind]) return Promise.reject(new TurnedAway(turnAfter(goesAt, kind, now)));
    return new Promise((resolve, reject) => {
      const turnAway = (milliseconds: number) => reject(new TurnedAway(milliseconds));
      queues[kind].push({ since: now, urgency: kind, go: resolve, turnAway });
      serve();
    });
  }

  /** One after the other, as fast as the limit allows. */
  function turnAfter(goesAt: number, kind: Urgency, now: number): number {
    if (kind === 'person') return goesAt - now;
    lastTurn = Math.min(Math.max(lastTurn + per / room[kind], goesAt), now + furthestTurn);
    return lastTurn - now;
  }

  function serve(): void {
    clearTimeout(timer);
    const now = clock();
    forget(now);
    for (let next = takeNext(now); next; next = takeNext(now)) {
      // The machine slept meanwhile: whether it is still wanted must be found out again.
      if (now - next.since > patience[next.urgency] + 1_000) {
        next.turnAway(0);
        continue;
      }
      sent.push(now);
      next.go();
    }
    const wait = Math.min(waitOf('person', now), waitOf('background', now));
    if (Number.isFinite(wait)) timer = setTimeout(serve, Math.max(1, wait));
  }

  function takeNext(now: number): Waiting | undefined {
    if (now < heldUntil) return undefined;
    if (queues.person.length > 0) return sent.length < room.person ? queues.person.shift() : undefined;
    return sent.length < room.background ? queues.background.shift() : undefined;
  }

  function waitOf(kind: Urgency, now: number): number {
    if (queues[kind].length === 0) return Number.POSITIVE_INFINITY;
    return Math.max(heldUntil, freeAt(kind, 0, now)) - now;
  }

  return {
    admit,
    holdFor: (milliseconds) => {
      const now = clock();
      heldFrom = now;
      heldUntil = Math.max(heldUntil, now + milliseconds);
      for (const kind of ['person', 'background'] as const) {
        if (heldUntil - now <= patience[kind]) continue;
        for (const waiting of queues[kind].splice(0)) waiting.turnAway(turnAfter(heldUntil, kind, now));
      }
      serve();
    },
  };
}

/** How many requests of each kind may be sent in a period. */
function roomsOf(requests: number): Readonly<Record<Urgency, number>> {
  return { person: requests, background: Math.max(1, Math.floor(requests * backgroundShare)) };
}
