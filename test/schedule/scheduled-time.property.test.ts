import fc from 'fast-check';
import { formatScheduledTime } from '../../src/schedule/format-scheduled-time.js';
import { resolveScheduledTime } from '../../src/schedule/resolve-scheduled-time.js';
import { ZONE_NAMES } from '../../src/schedule/zones/zone-names.js';
import { AMBIGUOUS } from './ambiguous-rows.js';
import { REFUSED } from './refused-rows.js';
import { RESOLVED } from './resolved-rows.js';

const DAY = 24 * 60 * 60 * 1000;
const ids = fc.constantFrom(
  ...Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/')),
  ...['Asia/Kolkata', 'Europe/Kyiv', 'US/Pacific', 'Etc/GMT-14', 'Etc/UTC'],
);
const offsets = fc
  .integer({ min: -12 * 4, max: 14 * 4 })
  .map((quarters) => ({ sign: quarters < 0 ? '-' : '+', minutes: Math.abs(quarters) * 15 }))
  .filter(({ minutes }) => minutes !== 0)
  .map(({ sign, minutes }) => `UTC${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
const zones = fc.oneof(ids, offsets, fc.constant('UTC'));
// A day from the ends, since the year of a text is that of its own zone.
const anyInstant = fc.integer({ min: Date.UTC(2000, 0, 1) + DAY, max: Date.UTC(2100, 11, 31) - DAY });
const minutes = anyInstant.map((instant) => instant - (instant % 60_000));

test('what is written to the issue is read back as the same instant and zone', () => {
  fc.assert(
    fc.property(fc.oneof(minutes, anyInstant), zones, (instant, zone) => {
      const time = { instant, zone };
      expect(resolveScheduledTime(formatScheduledTime(time))).toEqual({ kind: 'resolved', time });
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['America/New_York', '2024-11-03T05:00Z'],
  ['Europe/Berlin', '2024-10-27T00:00Z'],
  ['Australia/Sydney', '2024-04-06T15:00Z'],
  ['Australia/Lord_Howe', '2024-04-06T14:30Z'],
  ['Pacific/Auckland', '2024-04-06T13:00Z'],
  ['America/St_Johns', '2024-11-03T03:30Z'],
])('both hours that the clocks of %s show twice are read back as themselves', (zone, start) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 119 }), (minute) => {
      const time = { instant: Date.parse(start) + minute * 60_000, zone };
      expect(resolveScheduledTime(formatScheduledTime(time))).toEqual({ kind: 'resolved', time });
    }),
  );
});

test('every candidate, once chosen and written down, is that candidate', () => {
  const candidates = AMBIGUOUS.map(([text]) => resolveScheduledTime(text)).flatMap(candidatesOf);

  expect(candidates.length).toBeGreaterThan(60);
  for (const { time } of candidates) {
    expect(resolveScheduledTime(formatScheduledTime(time))).toEqual({ kind: 'resolved', time });
  }
});

test('a choice has two to ten candidates, each another instant with another label that a Slack modal can show', () => {
  const days = fc.constantFrom('10/11/2024', '05/06/2024', '2024-03-10', '2024-11-03', '2024-07-01', '12/09/2030');
  const names = fc.constantFrom(...ZONE_NAMES);
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 23 }), names, fc.option(names), (day, hour, name, other) => {
      const resolution = resolveScheduledTime(`${day} ${hour}:30 ${name}${other === null ? '' : ` (${other})`}`);
      const candidates = candidatesOf(resolution);
      if (resolution.kind !== 'ambiguous') return;
      expect(resolution.reason).not.toBe('');
      expect(candidates.length).toBeGreaterThanOrEqual(2);
      expect(candidates.length).toBeLessThanOrEqual(10);
      expect(new Set(candidates.map(({ time }) => time.instant)).size).toBe(candidates.length);
      expect(new Set(candidates.map(({ label }) => label)).size).toBe(candidates.length);
      expect(Math.max(...candidates.map(({ label }) => label.length))).toBeLessThanOrEqual(75);
    }),
    { numRuns: 500 },
  );
});

test('no text makes it throw, and a refusal always says why and what to do', () => {
  const known = [...RESOLVED, ...AMBIGUOUS, ...REFUSED].map(([text]) => text);
  const words = fc.constantFrom(...known.flatMap((text) => text.split(/\b/)), ...ZONE_NAMES, '(', ')', '\u0000', '𝟚');
  const shuffled = fc.array(words, { maxLength: 20 }).map((parts) => parts.join(''));
  const cut = fc.tuple(fc.constantFrom(...known), fc.nat(60), fc.string({ unit: 'binary', maxLength: 3 }));
  const damaged = cut.map(([text, at, inserted]) => text.slice(0, at) + inserted + text.slice(at + inserted.length));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), shuffled, damaged), (text) => {
      const resolution = resolveScheduledTime(text);
      if (resolution.kind !== 'refused') return;
      expect(resolution.reason).not.toBe('');
      expect(resolution.fix).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

function candidatesOf(resolution: ReturnType<typeof resolveScheduledTime>) {
  return resolution.kind === 'ambiguous' ? resolution.candidates : [];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
