import fc from 'fast-check';
import { DateTime } from 'luxon';
import { resolveScheduledTime } from '../../src/schedule/resolve-scheduled-time.js';

/** A zone, and how it is written: always, or in the half of the year in which its clocks show that offset. */
const zones: readonly (readonly [
  zone: string,
  always: readonly string[],
  byOffset: Readonly<Record<number, string>>,
])[] = [
  [
    'America/Los_Angeles',
    ['America/Los_Angeles', 'PT', 'Pacific Time', 'Pacific Time (US & Canada)', 'Seattle time'],
    { [-480]: 'PST', [-420]: 'PDT' },
  ],
  [
    'America/New_York',
    ['America/New_York', 'ET', 'Eastern Time', 'US Eastern', 'New York'],
    { [-300]: 'EST', [-240]: 'EDT' },
  ],
  ['Europe/Berlin', ['Europe/Berlin', 'Berlin time', 'W. Europe Standard Time', 'Germany'], { 60: 'CET', 120: 'CEST' }],
  ['Europe/London', ['Europe/London', 'London', 'UK time', 'GMT Standard Time'], {}],
  ['Asia/Kolkata', ['Asia/Kolkata', 'India', 'Mumbai time', 'India Standard Time'], {}],
  ['Asia/Tokyo', ['Asia/Tokyo', 'JST', 'Japan'], {}],
  ['Australia/Sydney', ['Australia/Sydney', 'Canberra, Melbourne, Sydney'], { 600: 'AEST', 660: 'AEDT' }],
  ['UTC', ['UTC', 'GMT', 'Z', 'UTC+0', '+00:00'], {}],
];

const dateForms = [
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyyMMdd',
  'd LLLL yyyy',
  'd LLL yyyy',
  'LLLL d, yyyy',
  'LLL d, yyyy',
  'dd-LLL-yyyy',
  'yyyy LLL d',
  'cccc, LLLL d, yyyy',
  'ccc d LLL yyyy',
  "cccc 'the' d'th of' LLLL yyyy",
];
const timeForms = ['HH:mm', 'HH:mm:ss', 'h:mm a', 'h:mma', "HH'h'mm", 'HHmm'];
const separators = [' ', ' - ', ', ', ' at ', ' @ ', ' – '];
const options: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['`', '`'],
  ['When: ', ''],
  ['✅ ', ''],
  ['', ' (1h)'],
  ['', ' @john_doe'],
  ['', ' - confirmed with customer'],
  ['', ' (TBC)'],
  ['', '.'],
];
const ends = ['', '', '', '-', ' – ', ' to '];

const written = fc.record({
  minute: fc.integer({ min: Date.UTC(2024, 0, 2) / 60_000, max: Date.UTC(2032, 11, 30) / 60_000 }),
  zone: fc.constantFrom(...zones),
  name: fc.nat(9),
  date: fc.constantFrom(...dateForms),
  time: fc.constantFrom(...timeForms),
  separator: fc.constantFrom(...separators),
  around: fc.constantFrom(...options),
  end: fc.constantFrom(...ends),
});

test('a hundred thousand plain times in all forms are read as what they are', () => {
  fc.assert(
    fc.property(written, ({ minute, zone: [zone, always, byOffset], name, date, time, separator, around, end }) => {
      const start = DateTime.fromMillis(minute * 60_000, { zone, locale: 'en-US' });
      fc.pre(isPlain(start));
      const byDay = byOffset[start.offset];
      const zoneNames = byDay === undefined ? always : [...always, byDay];
      const until = end === '' ? '' : `${end}${start.plus({ minutes: 45 }).toFormat(time)}`;
      const day = start
        .toFormat(date)
        .replace(/(\d+)th of/, (_, number: string) => `${number}${ordinal(Number(number))} of`);
      const text = `${around[0]}${day}${separator}${start.toFormat(time)}${until} ${zoneNames[name % zoneNames.length]}${around[1]}`;

      const resolution = resolveScheduledTime(text);

      if (resolution.kind !== 'resolved' || resolution.time.instant !== start.toMillis())
        throw new Error(`${text} is ${start.toISO()}, not ${JSON.stringify(resolution)}`);
      if (end !== '' && resolution.plannedMinutes !== 45)
        throw new Error(`${text} takes 45 minutes, not ${resolution.plannedMinutes}`);
    }),
    { numRuns: 100_000 },
  );
});

/** Around a change of the clocks a plain time has other readings, and a range another length. */
function isPlain(start: DateTime): boolean {
  return start.minus({ hours: 4 }).offset === start.offset && start.plus({ hours: 4 }).offset === start.offset;
}

function ordinal(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}
