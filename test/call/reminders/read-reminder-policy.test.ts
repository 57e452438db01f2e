import fc from 'fast-check';
import { readReminderPolicy } from '../../../src/call/reminders/read-reminder-policy.js';
import { defaultReminderPolicy, formatReminderPolicy } from '../../../src/call/reminders/reminder-policy.js';
import { anyPolicy } from './arbitrary-plan.js';

const DEFAULT_TEXT = '24h dm, 1h channels+dm, 10m dm, 0m channels+dm, end dm, mornings dm';

test.each([
  ['24h dm', '24h dm'],
  ['1h30m channels', '1h30m channels'],
  ['90m channels', '1h30m channels'],
  ['60m dm', '1h dm'],
  ['1h0m dm', '1h dm'],
  ['0h dm', '0m dm'],
  ['0m channels+dm', '0m channels+dm'],
  ['10m dm+channels', '10m channels+dm'],
  ['10m channels + dm', '10m channels+dm'],
  ['720h dm', '720h dm'],
  ['43200m dm', '720h dm'],
  ['end channels', 'end channels'],
  ['end channels+dm', 'end channels+dm'],
  ['mornings dm', 'mornings dm'],
  ['  24H   DM ,1h\tChannels+DM\n', '24h dm, 1h channels+dm'],
  ['mornings dm, end dm, 0m dm, 10m dm, 24h dm', '24h dm, 10m dm, 0m dm, end dm, mornings dm'],
  ['off', 'off'],
  [' OFF ', 'off'],
  [DEFAULT_TEXT, DEFAULT_TEXT],
])('%j is the policy %j', (text, canonical) => {
  const reading = readReminderPolicy(text);

  expect(reading.kind === 'policy' && formatReminderPolicy(reading.policy)).toBe(canonical);
});

test('a policy says when, in minutes before the start, and to whom', () => {
  const reading = readReminderPolicy('1h30m channels+dm, 0m dm, end channels, mornings dm');

  expect(reading).toEqual({
    kind: 'policy',
    policy: [
      { when: 90, to: 'channels+dm' },
      { when: 0, to: 'dm' },
      { when: 'end', to: 'channels' },
      { when: 'mornings', to: 'dm' },
    ],
  });
});

test('the default is the documented one, in whatever order its rules are', () => {
  expect(formatReminderPolicy(defaultReminderPolicy)).toBe(DEFAULT_TEXT);
  expect(formatReminderPolicy(defaultReminderPolicy.toReversed())).toBe(DEFAULT_TEXT);
  expect(readReminderPolicy(DEFAULT_TEXT)).toEqual({ kind: 'policy', policy: defaultReminderPolicy });
});

const NOTHING = 'Nothing is written. Write off for no reminders, or a list such as 24h dm, end dm.';
const EMPTY_ITEM = 'An item is empty. Remove the comma that has nothing before or after it.';
const TIMES = 'expected a time before the start such as 24h, 1h30m or 0m, or end, or mornings.';
const ADDRESSEES = 'expected channels, dm or channels+dm.';
const TWO_WORDS = 'has more than two words; expected a time and to whom, for example 1h30m dm.';
const TO_WHOM = 'does not say to whom; add channels, dm or channels+dm after the time.';
const TOO_LONG = 'is more than 30 days (720h) before the start; write a shorter time.';
const OFF = 'is among other items. Write off alone for no reminders, or leave it out.';
const MORNINGS = 'would repeat itself in the channels; the mornings are for the DRI alone, write mornings dm.';
const ONCE = 'write it once, with channels+dm where both are meant.';

test.each([
  ['', [NOTHING]],
  [' \t', [NOTHING]],
  [',', [EMPTY_ITEM]],
  ['24h dm,', [EMPTY_ITEM]],
  ['24h dm,,, 1h dm', [EMPTY_ITEM]],
  ['24h', [`“24h” ${TO_WHOM}`]],
  ['dm', [`In “dm”, “dm” is not understood; ${TIMES}`, `“dm” ${TO_WHOM}`]],
  ['24 dm', [`In “24 dm”, “24” is not understood; ${TIMES}`]],
  ['1d dm', [`In “1d dm”, “1d” is not understood; ${TIMES}`]],
  ['-1h dm', [`In “-1h dm”, “-1h” is not understood; ${TIMES}`]],
  ['1.5h dm', [`In “1.5h dm”, “1.5h” is not understood; ${TIMES}`]],
  ['30m1h dm', [`In “30m1h dm”, “30m1h” is not understood; ${TIMES}`]],
  ['start dm', [`In “start dm”, “start” is not understood; ${TIMES}`]],
  ['morning dm', [`In “morning dm”, “morning” is not understood; ${TIMES}`]],
  ['24h email', [`In “24h email”, “email” is not understood; ${ADDRESSEES}`]],
  ['24h dm+dm', [`In “24h dm+dm”, “dm+dm” is not understood; ${ADDRESSEES}`]],
  ['24h #support_manager', [`In “24h #support_manager”, “#support_manager” is not understood; ${ADDRESSEES}`]],
  ['1h 30m dm', [`“1h 30m dm” ${TWO_WORDS}`]],
  ['24h dm; 1h dm', [`“24h dm; 1h dm” ${TWO_WORDS}`]],
  ['43201m dm', [`In “43201m dm”, “43201m” ${TOO_LONG}`]],
  ['720h1m dm', [`In “720h1m dm”, “720h1m” ${TOO_LONG}`]],
  [`${'9'.repeat(400)}h dm`, [`In “${'9'.repeat(59)}…”, “${'9'.repeat(59)}…” ${TOO_LONG}`]],
  ['800h dm, 800h dm+channels', [`In “800h dm”, “800h” ${TOO_LONG}`, `In “800h dm+channels”, “800h” ${TOO_LONG}`]],
  ['mornings channels', [`“mornings channels” ${MORNINGS}`]],
  ['mornings channels+dm', [`“mornings channels+dm” ${MORNINGS}`]],
  ['off, 24h dm', [`“off” ${OFF}`]],
  ['24h dm, off dm', [`“off dm” ${OFF}`]],
  ['24h dm, 24h dm', [`“24h dm” and “24h dm” are for the same time (24h); ${ONCE}`]],
  ['60m dm, 1h channels', [`“60m dm” and “1h channels” are for the same time (1h); ${ONCE}`]],
  ['end dm, 0m dm, end channels', [`“end dm” and “end channels” are for the same time (end); ${ONCE}`]],
  ['mornings dm, mornings dm', [`“mornings dm” and “mornings dm” are for the same time (mornings); ${ONCE}`]],
  [
    'soon dm, 24h email, mornings channels,, 800h dm, 1h dm, 60m fax',
    [
      `In “soon dm”, “soon” is not understood; ${TIMES}`,
      `In “24h email”, “email” is not understood; ${ADDRESSEES}`,
      `“mornings channels” ${MORNINGS}`,
      EMPTY_ITEM,
      `In “800h dm”, “800h” ${TOO_LONG}`,
      `In “60m fax”, “fax” is not understood; ${ADDRESSEES}`,
      `“1h dm” and “60m fax” are for the same time (1h); ${ONCE}`,
    ],
  ],
])('%j is refused, with every problem in words', (text, problems) => {
  expect(readReminderPolicy(text)).toEqual({ kind: 'invalid', problems });
});

test('what is printed is read back as the same policy', () => {
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      expect(readReminderPolicy(formatReminderPolicy(policy))).toEqual({ kind: 'policy', policy });
    }),
  );
});

test('the order and the case of the items do not matter', () => {
  const shuffled = anyPolicy.chain((policy) =>
    fc.tuple(
      fc.constant(policy),
      fc.shuffledSubarray(formatReminderPolicy(policy).split(', '), { minLength: Math.max(policy.length, 1) }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([policy, items]) => {
      expect(readReminderPolicy(items.join(' ,').toUpperCase())).toEqual({ kind: 'policy', policy });
    }),
  );
});

test('no text makes it throw, and a refusal always has a problem to mend', () => {
  const words = fc.constantFrom('24h', '1h', '0m', 'end', 'mornings', 'dm', 'channels', '+', ',', 'off', ' ', '\u0000');
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readReminderPolicy(text);
      if (reading.kind === 'invalid') expect(reading.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});
