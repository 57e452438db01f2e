import { DateTime } from 'luxon';
import { resolveScheduledTime } from '../../src/schedule/resolve-scheduled-time.js';

/** Everything that people mean by a name: a place's clock, or (with hours) what its letters say. Cuba and Bangladesh are not. */
const names: Readonly<Record<string, readonly { readonly zone: string; readonly hours?: number }[]>> = {
  UTC: [{ zone: 'UTC' }],
  PT: [{ zone: 'America/Los_Angeles' }],
  PST: [{ zone: 'America/Los_Angeles', hours: -8 }],
  PDT: [{ zone: 'America/Los_Angeles', hours: -7 }],
  MST: [{ zone: 'America/Denver', hours: -7 }],
  CST: [
    { zone: 'America/Chicago', hours: -6 },
    { zone: 'Asia/Shanghai', hours: 8 },
  ],
  CDT: [{ zone: 'America/Chicago', hours: -5 }],
  ET: [{ zone: 'America/New_York' }],
  EST: [{ zone: 'America/New_York', hours: -5 }],
  EDT: [{ zone: 'America/New_York', hours: -4 }],
  BST: [{ zone: 'Europe/London', hours: 1 }],
  WEST: [{ zone: 'Europe/Lisbon', hours: 1 }],
  CET: [{ zone: 'Europe/Berlin', hours: 1 }],
  CEST: [{ zone: 'Europe/Berlin', hours: 2 }],
  EET: [{ zone: 'Europe/Athens', hours: 2 }],
  EEST: [{ zone: 'Europe/Athens', hours: 3 }],
  IST: [
    { zone: 'Asia/Kolkata', hours: 5.5 },
    { zone: 'Asia/Jerusalem', hours: 2 },
    { zone: 'Europe/Dublin', hours: 1 },
  ],
  'London time': [{ zone: 'Europe/London' }],
  JST: [{ zone: 'Asia/Tokyo', hours: 9 }],
  AEST: [{ zone: 'Australia/Sydney', hours: 10 }],
  AEDT: [{ zone: 'Australia/Sydney', hours: 11 }],
  NZDT: [{ zone: 'Pacific/Auckland', hours: 13 }],
};

const days = ['2026-01-15', '2026-07-15'];
const times = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const pairs = Object.keys(names).flatMap((one, place, all) => all.slice(place).map((other) => [one, other] as const));

type By = 'letters' | 'clock';

/** The instants that a name gives a clock, with every name read by its letters, or with every name read by the clock. */
const instants = remembered((day, time, name, by) =>
  (names[name] ?? []).map(({ zone, hours }) =>
    by === 'letters' && hours !== undefined
      ? Date.parse(`${day}T${time}:00Z`) - hours * 3_600_000
      : DateTime.fromISO(`${day}T${time}`, { zone }).toMillis(),
  ),
);

type Instants = (day: string, time: string, name: string, by: By) => readonly number[];

function remembered(work: Instants): Instants {
  const known = new Map<string, readonly number[]>();
  return (...asked) => {
    const key = asked.join(' ');
    const found = known.get(key) ?? work(...asked);
    known.set(key, found);
    return found;
  };
}

/** What two statements can mean together. */
function together(on: readonly string[], one: [string, string, string], other: [string, string]): ReadonlySet<number> {
  return new Set(
    (['letters', 'clock'] as const).flatMap((by) => {
      const others = on.flatMap((day) => instants(day, ...other, by));
      return instants(...one, by).filter((instant) => others.includes(instant));
    }),
  );
}

test('two zones at two clock times are one moment only if all is read by the letters, or all by the clock', () => {
  const wrong: string[] = [];
  for (const day of days) {
    const nearby = [-1, 0, 1].map((away) => DateTime.fromISO(day).plus({ days: away }).toISODate() ?? '');
    for (const [one, other] of pairs)
      for (const time of times) {
        const text = `${day} 15:00 ${one} / ${time} ${other}`;
        const resolution = resolveScheduledTime(text);
        const meant = together(nearby, [day, '15:00', one], [time, other]);
        if (resolution.kind === 'resolved' && !meant.has(resolution.time.instant)) wrong.push(text);
      }
  }

  expect(wrong).toEqual([]);
});

test('two zones at one clock time are one moment only if all is read by the letters, or all by the clock', () => {
  const wrong: string[] = [];
  for (const day of days)
    for (const [one, other] of pairs) {
      const text = `${day} 15:00 ${one} (${other})`;
      const resolution = resolveScheduledTime(text);
      const meant = together([day], [day, '15:00', one], ['15:00', other]);
      if (resolution.kind === 'resolved' && !meant.has(resolution.time.instant)) wrong.push(text);
    }

  expect(wrong).toEqual([]);
});
