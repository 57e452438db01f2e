import { ABBREVIATIONS } from './abbreviations.js';
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

const UTC_NAMES = ['UTC', 'GMT', 'Z', 'UCT', 'Coordinated Universal Time', 'Greenwich Mean Time'];

const MEANINGS: ReadonlyMap<string, readonly ZoneMeaning[]> = new Map([
  ...UTC_NAMES.map((name) => row(name, [{ zone: 'UTC', place: 'UTC', name }])),
  ...REGIONS.flatMap(({ names, zone, place }) => names.map((name) => row(name, [{ zone, place, name }]))),
  ...ABBREVIATIONS.flatMap(({ names, means }) => {
    const meanings = means.map((meaning) => ({ ...meaning, name: shortName(names) }));
    return names.map((name) => row(name, meanings));
  }),
]);

/** What a zone's everyday name can mean, likelier first; undefined when it is not one of the names we know. */
export function meaningsOfZoneName(name: string): readonly ZoneMeaning[] | undefined {
  return MEANINGS.get(name.toLowerCase());
}

/** Every everyday name that is known, as people spell it. */
export const ZONE_NAMES: readonly string[] = [
  ...UTC_NAMES,
  ...REGIONS.flatMap(({ names }) => names),
  ...ABBREVIATIONS.flatMap(({ names }) => names),
];

function row(name: string, meanings: readonly ZoneMeaning[]): [string, readonly ZoneMeaning[]] {
  return [name.toLowerCase(), meanings];
}

/** `PST`, also of `Pacific Standard Time`. */
function shortName([first = '']: readonly string[]): string {
  return first.includes(' ') ? first.replace(/[^A-Z]/g, '') : first;
}
