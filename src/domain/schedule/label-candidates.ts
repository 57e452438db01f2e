import { DateTime } from 'luxon';
import type { Reading } from './readings.js';
import { fixedOffsetZone, readableOffset } from './zones/fixed-offset.js';
import { cityOf } from './zones/places.js';

/** What a choice in a Slack modal can show. */
const LONGEST = 75;

/**
 * Says each reading in the call's zone and in plain words, so that no two read the same: `23:30 in Los Angeles, if PST is Pacific
 * time (UTC−7)`. The day is named where the readings are on several.
 */
export function labelCandidates(readings: readonly Reading[]): readonly string[] {
  const dated = readings.map((reading) => ({ reading, local: inOwnZone(reading) }));
  const days = new Set(dated.map(({ local }) => local.toISODate()));
  return dated.map(({ reading, local }) => {
    const day = days.size > 1 ? local.toFormat('ccc d LLL, ') : '';
    const seconds = local.second === 0 ? '' : ':ss';
    const label = [`${day}${local.toFormat(`HH:mm${seconds}`)} ${placeOf(reading, local)}`, ...reading.notes].join(
      ', ',
    );
    return label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
  });
}

function placeOf({ time }: Reading, { offset }: DateTime): string {
  if (time.zone.includes('/')) return `in ${cityOf(time.zone)}`;
  return fixedOffsetZone(offset) === 'UTC' ? 'UTC' : `at ${readableOffset(offset)}`;
}

function inOwnZone({ time }: Reading): DateTime {
  return DateTime.fromMillis(time.instant, { zone: time.zone, locale: 'en-US' });
}
