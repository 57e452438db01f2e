import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveScheduledTime } from '../../../src/schedule/resolve-scheduled-time.js';
import type { ScheduleResolution } from '../../../src/schedule/scheduled-time.js';
import { target } from '../target.js';

const piece = fc.constantFrom(
  ...[
    '2031-10-10',
    '10/11/2031',
    '10 October 2031',
    'Oct 10, 2031',
    '20311010',
    '2031-02-30',
    '10.10.31',
    'Friday',
    'Fri,',
  ],
  ...[
    '23:30',
    '2330',
    '11:30 PM',
    '4pm',
    '24:00',
    '25:00',
    '12:00 am',
    'noon',
    '02:30',
    '2:00-3:00',
    'T23:30:00Z',
    '23:30:59.999',
  ],
  ...[
    'America/Los_Angeles',
    'PST',
    'PDT',
    'IST',
    'CST',
    'BST',
    'UTC',
    'Z',
    '+02:00',
    'GMT-7',
    'UTC+14',
    'Europe/Viena',
    'EST/EDT',
  ],
  ...[
    '(',
    ')',
    '/',
    '-',
    '–',
    'at',
    'of',
    'to',
    ',',
    '.',
    '~',
    '`',
    ':',
    ' ',
    '  ',
    '\n',
    '\t',
    '\u00a0',
    '\u202f',
    '|',
    '1',
    'th',
  ],
  ...['\ud800', '٢٠٣١', '２０３１', 'İ', '\u0000', 'tomorrow', 'TBD', 'a'.repeat(300)],
);

const text = fc.oneof(
  fc.array(piece, { maxLength: 12 }).chain((parts) => fc.constantFrom('', ' ', ' ').map((glue) => parts.join(glue))),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const zones = ['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati'];

function resolveIn(zone: string, year: number, written: string): ScheduleResolution {
  const [before, { now }] = [process.env.TZ, Date];
  process.env.TZ = zone;
  Date.now = () => Date.UTC(year, 2, 29, 1, 30);
  try {
    return resolveScheduledTime(written);
  } finally {
    Date.now = now;
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

/** A text says one time, several, or none, wherever and whenever it is read. */
export const schedule = target('schedule', text, (written) => {
  const here = resolveScheduledTime(written);

  zones.forEach((zone, index) => {
    assert.deepEqual(resolveIn(zone, 1999 + 30 * index, written), here);
  });
  const times =
    here.kind === 'resolved' ? [here.time] : here.kind === 'ambiguous' ? here.candidates.map((c) => c.time) : [];
  for (const { instant, zone } of times) {
    assert.ok(Number.isSafeInteger(instant) && zone !== '');
  }
  if (here.kind === 'ambiguous') {
    assert.ok(here.candidates.length > 1 && here.candidates.length <= 10 && here.reason !== '');
    assert.equal(new Set(times.map(({ instant }) => instant)).size, times.length);
  }
  if (here.kind === 'refused') assert.ok(here.reason !== '' && here.fix !== '');
});
