import { IANAZone } from 'luxon';

const KNOWN_IDS: readonly string[] = Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/'));
const SPELLINGS: ReadonlyMap<string, string> = new Map(KNOWN_IDS.map((id) => [id.toLowerCase(), id]));

/**
 * The IANA id that `text` names, in its usual spelling whatever the case of `text`; undefined when there is none.
 * An id must have a slash: without one the runtime takes legacy abbreviations for zones, and `BST` would be Asia/Dhaka,
 * `AST` Anchorage and `MST` a fixed offset.
 */
export function zoneIdOf(text: string): string | undefined {
  if (!text.includes('/')) return undefined;
  const known = SPELLINGS.get(text.toLowerCase());
  if (known !== undefined) return known;
  if (!IANAZone.isValidZone(text)) return undefined;
  // The runtime lists one id of each zone (Asia/Calcutta) but understands the others too (Asia/Kolkata).
  return isWellSpelt(text) ? text : capitalised(text);
}

/** The ids with a slash that the runtime lists, in their usual spelling. */
export function knownZoneIds(): readonly string[] {
  return KNOWN_IDS;
}

/** `Australia/NSW` and `Mexico/BajaNorte` are; `asia/kolkata` and `ASIA/KOLKATA` are not. */
function isWellSpelt(text: string): boolean {
  const words = text.split(/[^a-z]+/i).filter((word) => word !== '');
  return words.every((word) => /^(?:[A-Z]{2,3}|(?:[A-Z][a-z]+)+)$/.test(word));
}

function capitalised(text: string): string {
  const words = text.toLowerCase().replace(/[a-z]+/g, (word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return words.replace(/\b(?:Us|Gmt|Utc)\b/g, (word) => word.toUpperCase());
}
