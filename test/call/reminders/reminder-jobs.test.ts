import { reminderDeliveries } from '../../../src/call/reminders/reminder-jobs.js';
import { aCall } from '../../support/a-call.js';
import { aCompletion } from '../../support/a-completion.js';

const john = { slackId: 'U0JOHN', role: 'dri', timeZone: 'America/Los_Angeles', workingHours: undefined } as const;
const call = aCall({ recipients: [john] });
const announced = Date.UTC(2031, 9, 6, 16);

test('a reminder for the channels is a reply under each announcement, which must stand first', () => {
  const jobs = reminderDeliveries(call, [{ when: 60, to: 'channels' }], announced);

  expect(jobs.map(({ key, queue, prerequisites }) => [key, queue, prerequisites])).toEqual([
    [
      'call 42 · reminder 1h of 2031-10-11T06:30Z · support',
      'channel self-managed',
      ['call 42 · announcement · support'],
    ],
    [
      'call 42 · reminder 1h of 2031-10-11T06:30Z · managers',
      'channel managers',
      ['call 42 · announcement · managers'],
    ],
  ]);
});

test('a reminder for a person is a message in their own queue, due and expiring as planned', () => {
  const [job, ...others] = reminderDeliveries(call, [{ when: 60, to: 'dm' }], announced);

  expect(others).toEqual([]);
  expect(job).toEqual({
    key: 'call 42 · reminder 1h of 2031-10-11T06:30Z · U0JOHN',
    queue: 'dm U0JOHN',
    dueAt: Date.UTC(2031, 9, 11, 5, 30),
    expiresAt: Date.UTC(2031, 9, 11, 6, 30),
    payload: {
      kind: 'reminder',
      occasion: '1h',
      to: { kind: 'person', slackId: 'U0JOHN' },
      instant: Date.UTC(2031, 9, 11, 6, 30),
    },
    prerequisites: [],
  });
});

test('planned again for the same start it is the same promise, for another start it is another', () => {
  const moved = { ...call, time: { ...call.time, instant: Date.UTC(2031, 9, 12, 6, 30) } };
  const keys = [call, call, moved].map((each) => reminderDeliveries(each, [{ when: 60, to: 'dm' }], announced)[0]?.key);

  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).toBe('call 42 · reminder 1h of 2031-10-12T06:30Z · U0JOHN');
});

test('a completed call reminds nobody', () => {
  const completed = { ...call, recording: { ...call.recording, completion: aCompletion() } };

  expect(reminderDeliveries(completed, [{ when: 60, to: 'channels+dm' }], announced)).toEqual([]);
});
