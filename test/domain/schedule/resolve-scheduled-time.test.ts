import { resolveScheduledTime } from '../../../src/domain/schedule/resolve-scheduled-time.js';
import { AMBIGUOUS } from './ambiguous-rows.js';
import { REFUSED } from './refused-rows.js';
import { RESOLVED } from './resolved-rows.js';

test.each(RESOLVED)('"%s" is %s in %s', (text, instant, zone) => {
  const resolution = resolveScheduledTime(text);

  expect(resolution).toEqual({ kind: 'resolved', time: { instant: Date.parse(instant), zone } });
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
