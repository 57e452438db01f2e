import { Settings } from 'luxon';
import { describeInZone } from '../../src/schedule/describe-in-zone.js';

const call = { instant: Date.parse('2020-10-11T06:30Z'), zone: 'America/Los_Angeles' };

afterEach(() => {
  Settings.defaultLocale = 'en-US';
});

test.each([
  [undefined, 'Sat 10 Oct 2020, 23:30 (America/Los_Angeles, UTC−7)'],
  ['UTC', 'Sun 11 Oct 2020, 06:30 (UTC)'],
  ['Asia/Kolkata', 'Sun 11 Oct 2020, 12:00 (Asia/Kolkata, UTC+5:30)'],
  ['America/St_Johns', 'Sun 11 Oct 2020, 04:00 (America/St_Johns, UTC−2:30)'],
  ['UTC+05:45', 'Sun 11 Oct 2020, 12:15 (UTC+5:45)'],
  ['Africa/Abidjan', 'Sun 11 Oct 2020, 06:30 (Africa/Abidjan, UTC)'],
])('in zone %s the call is on %s', (zone, words) => {
  expect(describeInZone(call, zone)).toBe(words);
});

test('a zone that the runtime does not know falls back to the zone of the call', () => {
  expect(describeInZone(call, 'Mars/Olympus')).toBe('Sat 10 Oct 2020, 23:30 (America/Los_Angeles, UTC−7)');
});

test('the words are English on a machine that is not', () => {
  Settings.defaultLocale = 'ar-EG';

  expect(describeInZone(call)).toBe('Sat 10 Oct 2020, 23:30 (America/Los_Angeles, UTC−7)');
});
