import { IANAZone } from 'luxon';
import { ABBREVIATIONS } from './abbreviations.js';
import { WINDOWS_ZONES } from './cldr-zones.js';
import { PLACES } from './places.js';
import type { ZoneMeaning } from './zone-meaning.js';

interface Region {
  readonly names: readonly string[];
  readonly zone: string;
  readonly place: string;
}

/** Names for "whatever the clock shows there": right on every day of the year. */
const REGIONS: readonly Region[] = [
  { names: ['PT', 'Pacific', 'Pacific Time'], zone: 'America/Los_Angeles', place: 'Pacific' },
  { names: ['MT', 'Mountain', 'Mountain Time'], zone: 'America/Denver', place: 'Mountain' },
  { names: ['CT', 'Central', 'Central Time', 'CST/CDT', 'CDT/CST'], zone: 'America/Chicago', place: 'Central' },
  { names: ['ET', 'Eastern', 'Eastern Time'], zone: 'America/New_York', place: 'Eastern' },
  { names: ['Atlantic Time'], zone: 'America/Halifax', place: 'Atlantic' },
  { names: ['Alaska', 'Alaska Time', 'AKT'], zone: 'America/Anchorage', place: 'Alaska' },
  { names: ['Hawaii', 'Hawaii Time'], zone: 'Pacific/Honolulu', place: 'Hawaii' },
  { names: ['GMT/BST', 'BST/GMT', 'UK time', 'British Time'], zone: 'Europe/London', place: 'British' },
  { names: ['AET'], zone: 'Australia/Sydney', place: 'Sydney' },
  { names: ['NZT', 'New Zealand Time'], zone: 'Pacific/Auckland', place: 'New Zealand' },
];

const UTC_NAMES = ['UTC', 'GMT', 'Z', 'UCT', 'Zulu', 'Coordinated Universal Time', 'Greenwich Mean Time'];

const NAMED: ReadonlyMap<string, readonly ZoneMeaning[]> = new Map([
  ...UTC_NAMES.map((name) => row(name, [{ zone: 'UTC', place: 'UTC', name }])),
  ...REGIONS.flatMap(({ names, zone, place }) => names.map((name) => row(name, [{ zone, place, name }]))),
  ...ABBREVIATIONS.flatMap(({ names, means }) => {
    const meanings = means.map((meaning) => ({ ...meaning, name: shortName(names) }));
    return names.map((name) => row(name, meanings));
  }),
]);

const WINDOWS: ReadonlyMap<string, readonly ZoneMeaning[]> = new Map(
  Object.entries(WINDOWS_ZONES).map(([name, zone]) => row(name, [{ zone, place: placeOf(name), name }])),
);

const PLACE_MEANINGS: ReadonlyMap<string, readonly ZoneMeaning[]> = new Map(
  [...PLACES].map(([name, zone]) => row(name, [{ zone, place: name, name }])),
);

/** `London time`, `London local time`, `Pacific time zone`; `heure de Paris`, `US Eastern`. */
const AROUND_A_PLACE = /^(?:(?:us|heure de|hora de|ora di) )?(.*?)(?: (?:local )?time(?: zone)?| timezone)?$/;

/**
 * What a zone's name can mean, likelier first; undefined when it is not one of the names we know: everyday names and
 * abbreviations, Windows zone names, well-known cities and countries with one zone.
 */
export function meaningsOfZoneName(name: string): readonly ZoneMeaning[] | undefined {
  const key = keyOf(name);
  const known = NAMED.get(key) ?? WINDOWS.get(key) ?? windowsSummerTime(key);
  if (known !== undefined) return known;
  const place = AROUND_A_PLACE.exec(key)?.[1] ?? key;
  return PLACE_MEANINGS.get(place) ?? (place === key ? undefined : REGION_MEANINGS.get(place));
}

/** `US Eastern`, `Pacific time zone`: words around a region, but not around `CET`. */
const REGION_MEANINGS: ReadonlyMap<string, readonly ZoneMeaning[]> = new Map(
  REGIONS.flatMap(({ names, zone, place }) => names.map((name) => row(name, [{ zone, place, name }]))),
);

/** Every everyday name that is known, as people spell it. */
export const ZONE_NAMES: readonly string[] = [
  ...UTC_NAMES,
  ...REGIONS.flatMap(({ names }) => names),
  ...ABBREVIATIONS.flatMap(({ names }) => names),
];

/** Windows says `GMT Daylight Time` in summer for what it calls `GMT Standard Time` all year. */
function windowsSummerTime(key: string): readonly ZoneMeaning[] | undefined {
  const standard = /(?:daylight|summer) time$/.test(key)
    ? WINDOWS.get(key.replace(/(?:daylight|summer)(?= time$)/, 'standard'))
    : undefined;
  return standard?.flatMap((meaning) => {
    const offsets = [0, 6].map((month) => IANAZone.create(meaning.zone).offset(Date.UTC(2026, month, 15)));
    const offset = Math.max(...offsets);
    return offset === Math.min(...offsets)
      ? []
      : [{ ...meaning, name: meaning.name.replace('Standard', 'Daylight'), offset }];
  });
}

function row(name: string, meanings: readonly ZoneMeaning[]): [string, readonly ZoneMeaning[]] {
  return [keyOf(name), meanings];
}

/** Letter case and the dots of `W. Europe` and `U.S.` do not matter. */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll('.', '').replaceAll('_', ' ');
}

/** `PST`, also of `Pacific Standard Time`. */
function shortName([first = '']: readonly string[]): string {
  return first.includes(' ') ? first.replace(/[^A-Z]/g, '') : first;
}

function placeOf(windowsName: string): string {
  return windowsName.replace(/ Standard Time$/, '');
}
