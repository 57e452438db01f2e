import { freeRows } from './free-rows.js';

/** What a row is known by. Blanks do not matter in a name. */
interface Row {
  readonly position: number;
  readonly name: string;
}

/**
 * Which rows of a table are which rows of the same table earlier: by name, since others may have added, moved or removed
 * rows meanwhile. Of several of one name the order decides as long as there are as many as before; else those that stand
 * nearest to where they stood. A row without a partner has no entry.
 */
export function pairRows<Before extends Row, Now extends Row>(
  before: readonly Before[],
  now: readonly Now[],
): ReadonlyMap<Before, Now> {
  const present = byName(now);
  const pairs = [...byName(before)].flatMap(([name, rows]) => pairNamesakes(rows, present.get(name) ?? []));
  return new Map(pairs);
}

function pairNamesakes<Before extends Row, Now extends Row>(
  before: readonly Before[],
  now: readonly Now[],
): readonly (readonly [Before, Now])[] {
  if (before.length === now.length) return before.flatMap((row, index) => pairsWith(row, now[index]));
  const pairs = new Map<Before, Now>();
  const free = freeRows(now);
  // Those that kept their place choose first.
  const offsets = new Map(before.map((row) => [row, free.distanceTo(row.position)]));
  for (const row of before.toSorted((a, b) => (offsets.get(a) ?? 0) - (offsets.get(b) ?? 0))) {
    const nearest = free.takeNearest(row.position);
    if (!nearest) break;
    pairs.set(row, nearest);
  }
  return [...pairs];
}

function pairsWith<Before, Now>(row: Before, other: Now | undefined): readonly (readonly [Before, Now])[] {
  return other === undefined ? [] : [[row, other]];
}

function byName<Each extends Row>(rows: readonly Each[]): ReadonlyMap<string, readonly Each[]> {
  const groups = new Map<string, Each[]>();
  for (const row of rows) {
    const name = row.name.replace(/\s+/g, ' ').trim();
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
