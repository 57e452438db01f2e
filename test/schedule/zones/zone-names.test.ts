import { IANAZone } from 'luxon';
import { meaningsOfZoneName, ZONE_NAMES } from '../../../src/schedule/zones/zone-names.js';

const MEANINGS = ZONE_NAMES.flatMap((name) =>
  (meaningsOfZoneName(name) ?? []).map((meaning) => ({ ...meaning, said: name })),
);
const DAYS_OF_A_YEAR = ['2024-01-15', '2024-04-15', '2024-07-15', '2024-10-15'].map((day) => Date.parse(day));

test('no name is in the tables twice', () => {
  const names = ZONE_NAMES.map((name) => name.toLowerCase());

  expect([...names].sort()).toEqual([...new Set(names)].sort());
});

test.each(MEANINGS.filter(({ offset }) => offset !== undefined))(
  '$said for $place is an offset that the clocks of $zone have in a part of the year',
  ({ zone, offset, yearRound }) => {
    expect(DAYS_OF_A_YEAR.map((day) => IANAZone.create(zone).offset(day))).toContain(offset);
    if (yearRound === undefined) return;
    const all = DAYS_OF_A_YEAR.map((day) => IANAZone.create(yearRound.zone).offset(day));
    expect(all).toEqual([offset, offset, offset, offset]);
  },
);

test.each(MEANINGS.filter(({ zone }) => zone !== 'UTC'))(
  '$said names a zone that the runtime knows: $zone',
  ({ zone }) => {
    expect(zone).toContain('/');
    expect(IANAZone.isValidZone(zone)).toBe(true);
  },
);

test('a name is found in any case, and nothing is found for letters that are no name', () => {
  expect(meaningsOfZoneName('pacific time')).toEqual([
    { zone: 'America/Los_Angeles', place: 'Pacific', name: 'Pacific Time' },
  ]);
  expect(meaningsOfZoneName('XYZ')).toBeUndefined();
});
