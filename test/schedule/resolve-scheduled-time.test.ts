import { resolveScheduledTime } from '../../src/schedule/resolve-scheduled-time.js';
import { AMBIGUOUS } from './ambiguous-rows.js';
import { RANGES } from './range-rows.js';
import { REFUSED } from './refused-rows.js';
import { RESOLVED } from './resolved-rows.js';

test.each(RESOLVED)('"%s" is %s in %s', (text, instant, zone) => {
  const resolution = resolveScheduledTime(text);

  expect(resolution).toEqual({ kind: 'resolved', time: { instant: Date.parse(instant), zone } });
});

test.each(RANGES)('"%s" starts at %s and is planned to take %i minutes', (text, start, minutes) => {
  const resolution = resolveScheduledTime(text);

  expect(resolution).toMatchObject({ kind: 'resolved', time: { instant: Date.parse(start) }, plannedMinutes: minutes });
});

test.each([
  ['2026-10-10 15:00 UTC (TBC)', 'The time isn’t confirmed yet.'],
  ['2026-10-10 15:00 UTC - to be confirmed', 'The time isn’t confirmed yet.'],
  ['2026-10-10 15:00 UTC, tentative', 'The time isn’t confirmed yet.'],
  ['2026-10-10 ~15:00 UTC', 'The time is approximate.'],
])('"%s" is that time, with a warning: %s', (text, warning) => {
  expect(resolveScheduledTime(text)).toEqual({
    kind: 'resolved',
    time: { instant: Date.parse('2026-10-10T15:00Z'), zone: 'UTC' },
    warnings: [warning],
  });
});

test.each(AMBIGUOUS)('"%s" is asked about, because %s', (text, reason, candidates) => {
  const resolution = resolveScheduledTime(text);

  expect(resolution).toEqual({
    kind: 'ambiguous',
    reason: expect.stringContaining(reason),
    candidates: candidates.map(([instant, zone, label]) => ({ time: { instant: Date.parse(instant), zone }, label })),
  });
});

test.each(REFUSED)('"%s" is refused: %s', (text, reason, fix) => {
  const resolution = resolveScheduledTime(text);

  expect(resolution).toEqual({
    kind: 'refused',
    reason: expect.stringContaining(reason),
    fix: expect.stringContaining(fix),
  });
});
