import { distance } from 'fastest-levenshtein';
import { PLACES } from './places.js';
import { knownZoneIds } from './zone-id.js';
import { ZONE_NAMES } from './zone-names.js';

/**
 * The zone whose id, city or name is spelt nearly like `text`, if there is one: with the same first letter and one letter
 * off, or two in a long name. Everyday names come first.
 */
export function nearestZone(text: string): string | undefined {
  const wanted = plain(text);
  if (wanted.length < 4) return undefined;
  const allowed = wanted.length < 8 ? 1 : 2;
  let best: { name: string; distance: number } | undefined;
  for (const { name, spelling } of SPELLINGS) {
    if (spelling[0] !== wanted[0] || Math.abs(spelling.length - wanted.length) > allowed) continue;
    const apart = distance(wanted, spelling);
    if (apart <= allowed && apart < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { name, distance: apart };
  }
  return best?.name;
}

const SPELLINGS: readonly { name: string; spelling: string }[] = [
  // One letter off, an abbreviation is mostly another abbreviation: only full names are worth suggesting.
  ...ZONE_NAMES.filter((name) => /^[a-z ]{6,}$/i.test(name)).map((name) => ({ name, spelling: plain(name) })),
  ...[...PLACES].map(([place, name]) => ({ name, spelling: plain(place) })),
  ...knownZoneIds().map((name) => ({ name, spelling: plain(name) })),
];

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
