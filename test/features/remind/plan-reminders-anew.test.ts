import fc from 'fast-check';
import type { Call } from '../../../src/call/call.js';
import type { Job, NewJob } from '../../../src/call/jobs/job.js';
import { isInPolicy } from '../../../src/call/reminders/is-in-policy.js';
import { reminderDeliveries } from '../../../src/call/reminders/reminder-jobs.js';
import { planRemindersAnew } from '../../../src/features/remind/plan-reminders-anew.js';
import { anyPlanInput } from '../../call/reminders/arbitrary-plan.js';
import { policyOf } from '../../call/reminders/planned.js';
import { aCall } from '../../support/a-call.js';
import { aCompletion } from '../../support/a-completion.js';

const john = { slackId: 'U0JOHN', role: 'dri', timeZone: 'America/Los_Angeles', workingHours: undefined } as const;
const jane = { ...john, slackId: 'U0JANE', role: 'contact' } as const;
const call = aCall({ recipients: [john, jane] });
const start = call.time.instant;
const minute = 60_000;

function stored(planned: readonly NewJob[]): readonly Job[] {
  return planned.map((one, index) => ({
    ...one,
    id: index,
    subjectId: call.id,
    state: 'pending',
    attempts: 0,
    firstAttemptAt: undefined,
    failure: undefined,
  }));
}

/** The names of reminders that are pending after a call was planned with one policy at first and another one at `now`. */
function replanned(before: string, after: string, now: number, of: Call = call): readonly string[] {
  const pending = stored(reminderDeliveries(call, policyOf(before), call.announcedAt));
  const plan = planRemindersAnew(of, policyOf(after), pending, now);
  expect(plan.cancels).toEqual({ kinds: ['reminder'], dueAfter: 0 });
  return plan.jobs.map(({ key }) => key.replace(/^call 42 · reminder | of 2031-10-11T06:30Z ·/g, ''));
}

test.each<[string, string, number, readonly string[]]>([
  ['1h dm, 10m dm', 'off', 90, []],
  ['1h dm', '2h dm', 90, []],
  ['1h dm', '1h dm, 10m channels', 90, ['1h U0JOHN', '1h U0JANE', '10m support', '10m managers']],
  ['off', 'mornings dm', -120, ['morning 2031-10-13 U0JOHN']],
  ['off', '1h dm, end dm', 30, ['end U0JOHN']],
])('from %s to %s, %i minutes before the start: %j', (before, after, minutes, names) => {
  expect(replanned(before, after, start - minutes * minute)).toEqual(names);
});

test.each<[string, readonly string[]]>([
  ['1h dm, 10m dm', ['1h U0JOHN', '1h U0JANE', '10m U0JOHN', '10m U0JANE']],
  ['1h channels', []],
  ['off', []],
])('what is due already, and not sent, stays if %s has it: %j', (after, names) => {
  expect(replanned('1h dm', after, start - 50 * minute)).toEqual(names);
});

test('what is due already stays as it was planned', () => {
  const pending = stored(reminderDeliveries(call, policyOf('1h dm'), call.announcedAt));

  const { jobs } = planRemindersAnew(call, policyOf('1h dm, 30m dm'), pending, start - 50 * minute);

  expect(jobs.slice(0, 2)).toEqual(pending);
});

test.each<[string, Partial<Call>]>([
  ['completed', { recording: { ...call.recording, completion: aCompletion() } }],
  ['at another time', { time: { ...call.time, instant: start - 100 * minute } }],
])('nothing that was planned stays of a call that is %s', (_case, parts) => {
  expect(replanned('1h dm', '1h dm', start - 30 * minute, { ...call, ...parts })).toEqual([]);
});

test('every reminder that a policy plans is in that policy, and in none without its rule', () => {
  fc.assert(
    fc.property(anyPlanInput, ({ call: timed, people, policy, now }) => {
      const each = { ...call, ...timed, recipients: people };
      for (const { payload } of reminderDeliveries(each, policy, now)) {
        if (payload.kind !== 'reminder') throw new Error('Not a reminder.');
        expect(isInPolicy(policy, each, payload)).toBe(true);
        expect(isInPolicy([], each, payload)).toBe(false);
        const others = policy.filter((rule) => !isInPolicy([rule], each, payload));
        expect(others).toHaveLength(policy.length - 1);
      }
    }),
  );
});

test('planned anew with the policy it has, a call has the reminders it had', () => {
  fc.assert(
    fc.property(anyPlanInput, ({ call: timed, people, policy, now }) => {
      const each = { ...call, ...timed, recipients: people };
      const planned = reminderDeliveries(each, policy, now);

      const plan = planRemindersAnew(each, policy, stored(planned), now);

      expect(plan.jobs.map(({ key }) => key).toSorted()).toEqual(planned.map(({ key }) => key).toSorted());
    }),
  );
});
