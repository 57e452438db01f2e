/**
 * Where the app is killed.
 * - `request`: at its `nth` request of this name since it began. `arrives`: it has come and is thrown away. `is carried out`: it
 *   has taken effect, and nobody answers it. `is answered`: the app knows, but cannot record it, because the database is locked.
 * - `statement`: before or after the `nth` statement that changes the database, or begins or ends a transaction.
 */
export type KillPoint =
  | {
      readonly at: 'request';
      readonly service: 'slack' | 'gitlab';
      readonly operation: string;
      readonly nth: number;
      readonly moment: Moment;
    }
  | { readonly at: 'statement'; readonly nth: number; readonly when: 'before' | 'after'; readonly sql: string };

export type Moment = 'arrives' | 'is carried out' | 'is answered';

/** What the app did in a turn in which nobody disturbed it. */
export interface Trace {
  readonly requests: readonly Request[];
  /** The beginnings of the statements that change the database. */
  readonly statements: readonly string[];
}

interface Request {
  readonly service: 'slack' | 'gitlab';
  readonly operation: string;
}

const moments: readonly Moment[] = ['arrives', 'is carried out', 'is answered'];

/** What reads has the same effect whether its answer is lost or it never came. */
const reading = /^(?:GET |conversations\.(?:history|replies|list|info|open)|users\.|chat\.getPermalink|auth\.)/;

/** Every point of a trace: each request at each moment, and before each statement; after each that ends a transaction. */
export function killPoints({ requests, statements }: Trace): readonly KillPoint[] {
  const counts = new Map<string, number>();
  const atRequests = requests.flatMap(({ service, operation }): readonly KillPoint[] => {
    const nth = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, nth);
    const ofIt = reading.test(operation) ? (['arrives', 'is answered'] as const) : moments;
    return ofIt.map((moment) => ({ at: 'request', service, operation, nth, moment }));
  });
  const atStatements = statements.flatMap((sql, index): readonly KillPoint[] => {
    const before = { at: 'statement', nth: index + 1, when: 'before', sql } as const;
    return /^commit/i.test(sql) ? [before, { ...before, when: 'after' }] : [before];
  });
  return [...atRequests, ...atStatements];
}

/** At most so many of the points, spread evenly over all of them. */
export function spread<Point>(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, index) => points[Math.floor((index * points.length) / most)]).filter(
    (point) => point !== undefined,
  );
}

/** In words, the numbers of issues and people left out. */
export function describePoint(point: KillPoint): string {
  if (point.at === 'statement') return `${point.when} statement ${point.nth} (${point.sql})`;
  return `${point.operation.replace(/\/api\/v4\/projects\/.*\/issues/, '…/issues')} ${point.nth} ${point.moment}`;
}

/** The kind of a point, for whoever counts them. */
export function kindOfPoint(point: KillPoint): string {
  if (point.at === 'statement') return point.when === 'after' ? 'after a commit' : 'before a statement';
  switch (point.moment) {
    case 'arrives':
      return 'before a request takes effect';
    case 'is carried out':
      return 'after it took effect, answer lost';
    case 'is answered':
      return 'after the answer, nothing recorded';
  }
}
