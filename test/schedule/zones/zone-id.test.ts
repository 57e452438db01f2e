import { zoneIdOf } from '../../../src/schedule/zones/zone-id.js';

test.each([
  ['America/Los_Angeles', 'America/Los_Angeles'],
  ['america/los_angeles', 'America/Los_Angeles'],
  ['AMERICA/PORT-AU-PRINCE', 'America/Port-au-Prince'],
  ['asia/kolkata', 'Asia/Kolkata'],
  ['Asia/KOLKATA', 'Asia/Kolkata'],
  ['Asia/Calcutta', 'Asia/Calcutta'],
  ['us/pacific', 'US/Pacific'],
  ['Australia/NSW', 'Australia/NSW'],
  ['Mexico/BajaNorte', 'Mexico/BajaNorte'],
  ['etc/gmt+5', 'Etc/GMT+5'],
])('%s is the zone %s', (text, id) => {
  expect(zoneIdOf(text)).toBe(id);
});

test.each(['BST', 'AST', 'IST', 'MST', 'EST5EDT', 'Japan', 'UTC'])(
  '%s has no slash, so it is not taken for an id',
  (text) => {
    expect(zoneIdOf(text)).toBeUndefined();
  },
);

test.each(['Mars/Olympus', 'America/', '/', 'PT/ET'])('%s is no zone', (text) => {
  expect(zoneIdOf(text)).toBeUndefined();
});
