import fc from 'fast-check';
import type { Reminder } from '../../../src/call/ports/slack.js';
import { renderReminder } from '../../../src/features/remind/reminder.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { longHostileText } from '../../support/views/hostile-texts.js';
import { sampleAnnouncedCall } from '../../support/views/sample-preview.js';

const call = sampleAnnouncedCall();
const start = call.time.instant;
const minute = 60_000;
const inTokyo = {
  kind: 'person',
  access: 'granted',
  timeZone: 'Asia/Tokyo',
  openItems: [],
  hasMoved: false,
  otherSchedule: undefined,
} as const;
const channel = { kind: 'channel', hasMoved: false, mayJoin: false } as const;

function reminder(parts: Partial<Reminder> = {}): Reminder {
  return { call, occasion: '10m', now: start - 10 * minute, reader: channel, ...parts };
}

test.each<[string, Partial<Reminder>]>([
  ['a channel before the call', {}],
  ['a person before the call', { reader: { ...inTokyo, openItems: ['Dry-run', 'Logs'] } }],
  ['a person at the planned end', { occasion: 'end', now: start + 60 * minute, reader: inTokyo }],
  ['a person in the morning after', { occasion: 'morning 2031-10-12', now: start + 900 * minute, reader: inTokyo }],
])('what %s reads', (_who, parts) => {
  const message = renderReminder(reminder(parts));

  const { text, notification } = messageForJane(message);
  expect({ text, notification }).toMatchSnapshot();
  expect(refusalsOfMessage(message)).toEqual([]);
});

test.each([
  [start - 10 * minute, 'Starts in 10 minutes'],
  [start, 'Starts now'],
  [start + 3 * minute, 'Started 3 minutes ago'],
])('at %d it says “%s”, as it is when it is sent', (now, words) => {
  expect(messageForJane(renderReminder(reminder({ now }))).lines[0]).toBe(`${words}: Acme - Enforce 2FA on all groups`);
});

test.each([
  [-48 * 60, inTokyo, 'Starts Saturday, 3:30 PM'],
  [-24 * 60, { ...inTokyo, timeZone: 'America/Los_Angeles' }, 'Starts Friday, 11:30 PM'],
  [-24 * 60, { ...inTokyo, hasMoved: true }, 'Announced to start Saturday, 3:30 PM'],
  [-24 * 60, { ...inTokyo, timeZone: undefined }, 'Starts in 24 hours'],
  [-24 * 60, channel, 'Starts in 24 hours'],
  [-11 * 60, inTokyo, 'Starts in 11 hours'],
  [-7 * 24 * 60, inTokyo, 'Starts in 7 days'],
])('%d minutes from the start, %j reads “%s”', (minutes, reader, words) => {
  const { lines } = messageForJane(renderReminder(reminder({ now: start + minutes * minute, reader })));

  expect(lines[0]).toBe(`${words}: Acme - Enforce 2FA on all groups`);
});

test('the notification of a person tells the time where they are', () => {
  const { notification } = messageForJane(renderReminder(reminder({ reader: inTokyo })));

  expect(notification).toContain('Sat 11 Oct 2031, 15:30 (Asia/Tokyo, UTC+9)');
});

test.each<[string, number, readonly string[]]>([
  ['24h', -24 * 60, []],
  ['10m', -10, []],
  ['start', 0, ['Record outcomes']],
  ['10m', 1, ['Record outcomes']],
  ['end', 60, ['Record outcomes', 'Complete the call']],
  ['morning 2031-10-12', 900, ['Record outcomes', 'Complete the call']],
])('the reminder %s, sent %d minutes after the start, has the buttons %j', (occasion, minutes, buttons) => {
  for (const reader of [inTokyo, channel]) {
    const message = renderReminder(reminder({ occasion, now: start + minutes * minute, reader }));

    const shown = messageForJane(message).buttons.filter(
      (text) => !text.startsWith('Open') && !text.startsWith('Join'),
    );
    expect(shown).toEqual(buttons);
    expect(refusalsOfMessage(message)).toEqual([]);
  }
});

test.each<[string, boolean]>([
  ['10m', false],
  ['end', true],
  ['morning 2031-10-12', true],
])('the notification of the reminder %s names the commands, as a lock screen has no buttons: %s', (occasion, named) => {
  for (const reader of [inTokyo, channel]) {
    const { notification, text } = messageForJane(renderReminder(reminder({ occasion, reader })));

    const commands =
      '/runbook outcomes gitlab-com/support/runbooks#12, then /runbook complete gitlab-com/support/runbooks#12';
    expect(notification.includes(commands)).toBe(named);
    expect(text).not.toContain('/runbook');
  }
});

test('the buttons say for which issue they are', () => {
  const { blocks } = renderReminder(reminder({ occasion: 'end', now: start + 60 * minute, reader: inTokyo }));

  const values = blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .flatMap((one) => (one.type === 'button' && one.value ? [[one.action_id, one.value]] : []));
  expect(values).toEqual([
    ['record_outcomes', '{"projectId":100,"iid":12}'],
    ['complete_call', '{"projectId":100,"iid":12}'],
  ]);
});

test('a channel hears nothing of the checklist', () => {
  const { text } = messageForJane(renderReminder(reminder()));

  expect(text).not.toContain('checklist');
});

test.each([
  [undefined, 'Open pre-call items are in the runbook.'],
  [[], 'Pre-call checklist complete.'],
])('a checklist of which %j is open', (openItems, words) => {
  const { lines } = messageForJane(renderReminder(reminder({ reader: { ...inTokyo, openItems } })));

  expect(lines).toContain(words);
});

test('of many open items some are shown and the rest is counted', () => {
  const openItems = Array.from({ length: 60 }, (_, index) => `Item ${index + 1}`);

  const { lines } = messageForJane(renderReminder(reminder({ reader: { ...inTokyo, openItems } })));

  expect(lines).toContain('• Item 15');
  expect(lines).toContain('• … and 45 more');
});

test('a schedule that has changed in the runbook is quoted, with what to do', () => {
  const reader = { ...inTokyo, hasMoved: true, otherSchedule: '2031-10-12 - 23:30 <!channel>' };

  const { text, live } = messageForJane(renderReminder(reminder({ reader })));

  expect(text).toContain('New time in the runbook: “2031-10-12 - 23:30 <!channel>”.');
  expect(text).toContain('/runbook announce gitlab-com/support/runbooks#12');
  expect(live).toEqual([]);
});

test.each<[string, Reminder['reader']]>([
  ['a channel', { kind: 'channel', hasMoved: true, mayJoin: false }],
  ['a person who may not see the runbook', { ...inTokyo, hasMoved: true }],
])('%s hears that the runbook has another time, and not which', (_who, reader) => {
  for (const now of [start - 60 * minute, start, start + 3 * minute]) {
    const { text, notification } = messageForJane(renderReminder(reminder({ now, reader })));

    for (const read of [text, notification]) {
      expect(read).toContain('The time in the runbook changed. The DRI has been asked to confirm it.');
      expect(read).toMatch(/^Announced to start (in 1 hour|now|3 minutes ago): /);
    }
  }
});

test('a runbook that names no time any more is no quotation', () => {
  const { text } = messageForJane(
    renderReminder(reminder({ reader: { ...inTokyo, hasMoved: true, otherSchedule: '' } })),
  );

  expect(text).toContain('The runbook no longer has a time. The call is announced for the time above.');
});

test('whatever a runbook says, a reminder mentions nobody, and Slack takes it', () => {
  const parts = fc.record({
    name: longHostileText,
    openItems: fc.array(longHostileText, { maxLength: 40 }),
    hasMoved: fc.boolean(),
    otherSchedule: fc.option(longHostileText, { nil: undefined }),
    occasion: fc.constantFrom('24h', 'start', 'end', 'morning 2031-10-12'),
  });
  fc.assert(
    fc.property(parts, ({ name, occasion, ...reads }) => {
      const hostile = { ...call, fields: { ...call.fields, name } };

      const message = renderReminder(reminder({ call: hostile, occasion, reader: { ...inTokyo, ...reads } }));

      expect(messageForJane(message).live).toEqual([]);
      expect(refusalsOfMessage(message)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('when GitLab did not say who may see the runbook, how to join is not said, and why', () => {
  const unknown = { ...inTokyo, access: 'unknown', openItems: undefined } as const;
  const { text, buttons, notification } = messageForJane(renderReminder(reminder({ reader: unknown })));

  expect(text).toContain('GitLab did not answer in time');
  expect(buttons).toEqual(['Open the runbook']);
  expect(notification).not.toContain('Join the call');
});

test.each<[string, Partial<Reminder>, boolean]>([
  ['a channel', { reader: channel }, false],
  ['a channel that may join', { reader: { ...channel, mayJoin: true } }, true],
  ['a channel that may join, at the end', { reader: { ...channel, mayJoin: true }, occasion: 'end' }, false],
  ['a person who may see the runbook', { reader: inTokyo }, true],
  ['a person who may see the runbook, at the end', { reader: inTokyo, occasion: 'end' }, false],
  ['a person of whom GitLab did not say', { reader: { ...inTokyo, access: 'unknown' } }, false],
])('%s is shown how to join: %#', (_who, parts, expected) => {
  const { blocks, text } = renderReminder(reminder(parts));

  for (const part of [blocks, text]) expect(JSON.stringify(part).includes('zoom')).toBe(expected);
});

const newPlace = { text: 'group/other#34', url: 'https://gitlab.com/group/other/-/issues/34' };

test.each<[string, number, string]>([
  ['10m', -10, 'The DRI has been asked to announce the call from there.'],
  ['start', 0, 'The DRI has been asked to announce the call from there.'],
  ['end', 60, 'so nothing can be recorded here. Announce the call from there'],
  ['morning 2031-10-12', 900, 'This is the last reminder.'],
])('the reminder %s of a moved runbook asks for nothing that is refused', (occasion, minutes, words) => {
  for (const [reader, place] of [
    [{ ...inTokyo, relocated: { to: newPlace } }, 'group/other#34'],
    [{ ...inTokyo, relocated: { to: undefined } }, 'another project'],
    [{ ...channel, relocated: { to: undefined } }, 'another project'],
  ] as const) {
    const message = renderReminder(reminder({ occasion, now: start + minutes * minute, reader }));

    const { text, notification, buttons } = messageForJane(message);
    for (const said of [text, notification]) {
      expect(said).toContain(`The runbook moved to ${place}`);
      expect(said).toContain(words);
      expect(said).not.toContain('/runbook');
    }
    expect(buttons.filter((text) => !text.startsWith('Open') && !text.startsWith('Join'))).toEqual([]);
    expect(refusalsOfMessage(message)).toEqual([]);
  }
});
