/** Something that stands in a table; `position` counts its rows. */
interface Placed {
  readonly position: number;
}

/** Rows that are given out one by one, each to whoever comes nearest to it. */
export interface FreeRows<Row> {
  /** How far the nearest row is, taken or not; infinite when there is none. */
  distanceTo(position: number): number;
  /** Takes the nearest row that is free, of two at the same distance the first one. */
  takeNearest(position: number): Row | undefined;
}

/**
 * Takes logarithmic time for each row: a thousand rows of one name would otherwise be compared a million times.
 * @param rows in ascending order of their positions
 */
export function freeRows<Row extends Placed>(rows: readonly Row[]): FreeRows<Row> {
  /** From a row's index to an index that is nearer to the next free one on that side; a free row leads to itself. */
  const after = Array.from({ length: rows.length + 1 }, (_, index) => index);
  const before = Array.from({ length: rows.length + 1 }, (_, index) => index);

  function distance(row: Row | undefined, position: number): number {
    return row ? Math.abs(row.position - position) : Number.POSITIVE_INFINITY;
  }

  return {
    distanceTo(position) {
      const index = firstAtOrAfter(rows, position);
      return Math.min(distance(rows[index - 1], position), distance(rows[index], position));
    },
    takeNearest(position) {
      const index = firstAtOrAfter(rows, position);
      // In `before`, index 0 is the place in front of the first row.
      const left = follow(before, index) - 1;
      const right = follow(after, index);
      const isLeft = distance(rows[left], position) <= distance(rows[right], position);
      const taken = isLeft && rows[left] ? left : right;
      const row = rows[taken];
      if (!row) return undefined;
      after[taken] = taken + 1;
      before[taken + 1] = taken;
      return row;
    },
  };
}

function firstAtOrAfter(rows: readonly Placed[], position: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.position ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Follows the links to their end, and shortens them for the next time. */
function follow(links: number[], from: number): number {
  let end = from;
  while (links[end] !== undefined && links[end] !== end) end = links[end] ?? end;
  for (let at = from; at !== end; ) {
    const next = links[at] ?? end;
    links[at] = end;
    at = next;
  }
  return end;
}
