import type { Reading } from './readings.js';
import { dateOf, shortDayName, weekdayName } from './text/calendar.js';
import { offsetAt } from './wall-time.js';
import { fixedOffsetZone, readableOffset } from './zones/fixed-offset.js';
import { cityOf } from './zones/places.js';

/** What a choice in a Slack modal can show. */
const LONGEST = 75;

/**
 * Says each reading in the call's zone and in plain words, so that no two read the same: `23:30 in Los Angeles, if PST is Pacific
 * time (UTC−7)`. The day is named where the readings are on several.
 */
export function labelCandidates(readings: readonly Reading[]): readonly string[] {
  const locals = readings.map(inOwnZone);
  const isOneDay = new Set(locals.map(({ day }) => day)).size === 1;
  return locals.map(({ reading, day, clock, offset }) => {
    const said = `${isOneDay ? '' : `${day}, `}${clock} ${placeOf(reading, offset)}`;
    const label = [said, ...reading.notes].join(', ');
    return label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
  });
}

function placeOf({ time }: Reading, offset: number): string {
  if (time.zone.includes('/')) return `in ${cityOf(time.zone)}`;
  return fixedOffsetZone(offset) === 'UTC' ? 'UTC' : `at ${readableOffset(offset)}`;
}

/** A reading as the clocks of its zone show it. */
interface Local {
  readonly reading: Reading;
  readonly day: string;
  readonly clock: string;
  /** In minutes ahead of UTC. */
  readonly offset: number;
}

function inOwnZone(reading: Reading): Local {
  const { instant, zone } = reading.time;
  const offset = offsetAt(instant, zone);
  const local = new Date(instant + offset * 60_000);
  const date = dateOf(local);
  const [clock = ''] = /\d\d:\d\d(?::(?!00)\d\d)?/.exec(local.toISOString()) ?? [];
  return { reading, day: `${weekdayName(date).slice(0, 3)} ${shortDayName(date)}`, clock, offset };
}
