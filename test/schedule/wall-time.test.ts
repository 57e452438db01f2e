import { Settings } from 'luxon';
import { wallTime } from '../../src/schedule/wall-time.js';

type Case = readonly [zone: string, date: string, time: string, kind: string, instants: readonly string[]];

const CASES: readonly Case[] = [
  ['UTC', '2024-03-10', '02:30', 'one', ['2024-03-10T02:30Z']],
  ['UTC+05:30', '2024-03-10', '02:30', 'one', ['2024-03-09T21:00Z']],
  ['UTC', '2024-02-28', '24:00', 'one', ['2024-02-29T00:00Z']],
  ['America/Los_Angeles', '2024-03-10', '01:59', 'one', ['2024-03-10T09:59Z']],
  ['America/Los_Angeles', '2024-03-10', '02:00', 'gap', ['2024-03-10T09:00Z', '2024-03-10T10:00Z']],
  ['America/Los_Angeles', '2024-03-10', '02:59', 'gap', ['2024-03-10T09:59Z', '2024-03-10T10:59Z']],
  ['America/Los_Angeles', '2024-03-10', '03:00', 'one', ['2024-03-10T10:00Z']],
  ['America/Los_Angeles', '2024-11-03', '00:59', 'one', ['2024-11-03T07:59Z']],
  ['America/Los_Angeles', '2024-11-03', '01:00', 'two', ['2024-11-03T08:00Z', '2024-11-03T09:00Z']],
  ['America/Los_Angeles', '2024-11-03', '01:59', 'two', ['2024-11-03T08:59Z', '2024-11-03T09:59Z']],
  ['America/Los_Angeles', '2024-11-03', '02:00', 'one', ['2024-11-03T10:00Z']],
  ['Europe/London', '2024-03-31', '01:30', 'gap', ['2024-03-31T00:30Z', '2024-03-31T01:30Z']],
  ['Europe/London', '2024-10-27', '01:30', 'two', ['2024-10-27T00:30Z', '2024-10-27T01:30Z']],
  // Ireland's winter time is the one that saves daylight, by the letter of its law; the clocks are London's.
  ['Europe/Dublin', '2024-10-27', '01:30', 'two', ['2024-10-27T00:30Z', '2024-10-27T01:30Z']],
  ['Africa/Casablanca', '2024-03-10', '02:30', 'two', ['2024-03-10T01:30Z', '2024-03-10T02:30Z']],
  ['America/Havana', '2024-03-10', '00:30', 'gap', ['2024-03-10T04:30Z', '2024-03-10T05:30Z']],
  ['America/St_Johns', '2024-11-03', '01:30', 'two', ['2024-11-03T04:00Z', '2024-11-03T05:00Z']],
  ['America/Santiago', '2024-04-06', '23:30', 'two', ['2024-04-07T02:30Z', '2024-04-07T03:30Z']],
  ['Australia/Sydney', '2024-10-06', '02:30', 'gap', ['2024-10-05T15:30Z', '2024-10-05T16:30Z']],
  ['Australia/Lord_Howe', '2024-10-06', '02:15', 'gap', ['2024-10-05T15:15Z', '2024-10-05T15:45Z']],
  ['Australia/Lord_Howe', '2024-04-07', '01:45', 'two', ['2024-04-06T14:45Z', '2024-04-06T15:15Z']],
  ['Antarctica/Troll', '2024-03-31', '01:30', 'gap', ['2024-03-30T23:30Z', '2024-03-31T01:30Z']],
  ['Pacific/Apia', '2011-12-30', '10:00', 'gap', ['2011-12-29T20:00Z', '2011-12-30T20:00Z']],
];

const realNow = Settings.now;

afterEach(() => {
  Settings.now = realNow;
});

describe.each(['2024-01-15', '2024-07-15', '2024-11-03'])('when today is %s', (today) => {
  test.each(CASES)('%s on %s at %s: %s, %j', (zone, date, time, kind, instants) => {
    Settings.now = () => Date.parse(today);
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const [hour = 0, minute = 0] = time.split(':').map(Number);

    const found = wallTime({ year, month, day }, { hour, minute, second: 0, millisecond: 0 }, zone);

    const [earlier, later] = instants.map((instant) => Date.parse(instant));
    expect(found).toEqual(kind === 'one' ? { kind, instant: earlier } : { kind, earlier, later });
  });
});

test('a zone or a date that does not exist is an error, not another time', () => {
  const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 };

  expect(() => wallTime({ year: 2024, month: 1, day: 1 }, midnight, 'Mars/Olympus')).toThrow(RangeError);
  expect(() => wallTime({ year: 2023, month: 2, day: 29 }, midnight, 'UTC')).toThrow(RangeError);
});
