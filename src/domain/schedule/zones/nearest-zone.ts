import { knownZoneIds } from './zone-id.js';
import { ZONE_NAMES } from './zone-names.js';

/** The zone whose id, city or name is spelt most like `text` (at most two letters off), if there is one. */
export function nearestZone(text: string): string | undefined {
  const wanted = plain(text);
  if (wanted.length < 4) return undefined;
  const allowed = wanted.length < 6 ? 1 : 2;
  let best: { name: string; distance: number } | undefined;
  for (const { name, spelling } of SPELLINGS) {
    if (Math.abs(spelling.length - wanted.length) > allowed) continue;
    const distance = editDistance(wanted, spelling);
    if (distance <= allowed && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { name, distance };
  }
  return best?.name;
}

const SPELLINGS: readonly { name: string; spelling: string }[] = [
  ...knownZoneIds().flatMap((name) => [
    { name, spelling: plain(name) },
    { name, spelling: plain(name.slice(name.lastIndexOf('/') + 1)) },
  ]),
  // One letter off, an abbreviation is mostly another abbreviation: only full names are worth suggesting.
  ...ZONE_NAMES.filter((name) => /^[a-z ]{6,}$/i.test(name)).map((name) => ({ name, spelling: plain(name) })),
];

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

/** Levenshtein's distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (to[j - 1] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
