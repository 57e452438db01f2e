import type { JobState } from '../../../src/call/jobs/job.js';
import type { Completion } from '../../../src/call/recording/recording.js';
import { nextMorning } from '../../../src/call/reminders/next-morning.js';
import { reminderDelivery } from '../../../src/call/reminders/reminder-jobs.js';
import type { ReminderPolicy } from '../../../src/call/reminders/reminder-policy.js';
import { keepDailyFollowUps } from '../../../src/features/remind/keep-mornings.js';
import { aCall } from '../../support/a-call.js';
import { createFakeCallStore } from '../../support/fakes/fake-call-store.js';

const john = { slackId: 'U0JOHN', role: 'dri', timeZone: 'America/Los_Angeles', workingHours: undefined } as const;
const call = aCall({ recipients: [john] });
/** Monday evening after the call of Friday night: John's first morning is over. */
const now = Date.UTC(2031, 9, 14, 3);

async function afterMorning(
  state: JobState,
  {
    at = now,
    completion,
    reminderPolicy = [{ when: 'mornings', to: 'dm' }],
  }: { readonly at?: number; readonly completion?: Completion; readonly reminderPolicy?: ReminderPolicy } = {},
): Promise<readonly string[]> {
  const calls = createFakeCallStore();
  const first = nextMorning(call, john, call.announcedAt);
  await calls.announce(call, (stored) => ({ jobs: first ? reminderDelivery(stored, first) : [] }));
  if (completion) await calls.record(1, 0, { completion }, () => ({ jobs: [] }));
  calls.setStates(state);
  const before = calls.jobs.length;

  await keepDailyFollowUps({ calls, clock: () => at, reminderPolicy });

  return calls.jobs.slice(before).map(({ key }) => key);
}

test('a morning that was missed is followed by the next working morning', async () => {
  expect(await afterMorning('expired')).toEqual(['call 1 · reminder morning 2031-10-14 of 2031-10-11T06:30Z · U0JOHN']);
});

test.each(['pending', 'running', 'completed', 'cancelled', 'failed'] as const)(
  'after one that is %s nothing is promised here',
  async (state) => {
    expect(await afterMorning(state)).toEqual([]);
  },
);

test('a policy without mornings goes on with none', async () => {
  expect(await afterMorning('expired', { reminderPolicy: [{ when: 'end', to: 'dm' }] })).toEqual([]);
});

test('after thirty days nobody is nagged any more', async () => {
  expect(await afterMorning('expired', { at: Date.UTC(2031, 10, 11) })).toEqual([]);
});

test('of a completed call nobody is reminded any more', async () => {
  const counts = { Success: 1, Partial: 0, Failed: 0, Skipped: 0, open: 0 };
  const completion: Completion = {
    result: 'Success',
    currentState: '2FA is off',
    followUps: [],
    whyOpen: undefined,
    totals: { counts, actualMinutes: undefined, plannedMinutes: undefined },
    openItems: 0,
    completedBy: call.announcedBy,
    completedAt: now,
  };

  expect(await afterMorning('expired', { completion })).toEqual([]);
});
