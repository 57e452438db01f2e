import fc from 'fast-check';
import type { Recipient } from '../../../src/call/people/recipient.js';
import type { TimedCall } from '../../../src/call/reminders/planned-reminder.js';
import type { ReminderPolicy, ReminderRule } from '../../../src/call/reminders/reminder-policy.js';
import { addressees } from '../../../src/call/reminders/reminder-policy.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Zones of both hemispheres; Israel and Egypt change their clocks on working days, Lord Howe by half an hour. */
const zones = fc.constantFrom(
  ...['UTC', 'America/Los_Angeles', 'America/New_York', 'America/Santiago', 'Europe/Berlin', 'Asia/Jerusalem'],
  ...['Africa/Cairo', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Australia/Sydney', 'Pacific/Auckland'],
  ...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns', 'UTC+05:45', 'UTC-12:00'],
);

const usualLeads = fc.constantFrom(0, 5, 10, 60, 239, 240, 241, 720, 1440, 2880, 10_080);
const leads = fc.oneof(usualLeads, fc.integer({ min: 0, max: 43_200 }));
const leadRules = fc
  .uniqueArray(leads, { maxLength: 6 })
  .map((minutes) => minutes.toSorted((a, b) => b - a))
  .chain((minutes) => fc.tuple(...minutes.map((when) => rule(when))));
const endRules = fc.oneof(fc.constant([]), fc.tuple(rule('end')));
const morningRules = fc.constantFrom<readonly ReminderRule[]>([], [{ when: 'mornings', to: 'dm' }]);

/** A policy in the order that reading gives it. */
export const anyPolicy: fc.Arbitrary<ReminderPolicy> = fc
  .tuple(leadRules, endRules, morningRules)
  .map((parts) => parts.flat());

/** Hours of a day, on whole half hours; no zone above changes its clocks between 06:00 and 22:00. */
const workingHours = fc
  .tuple(fc.integer({ min: 12, max: 43 }), fc.integer({ min: 1, max: 32 }))
  .map(([start, length]) => ({ start: start * 30, end: Math.min(start + length, 44) * 30 }));

const person: fc.Arbitrary<Recipient> = fc.record({
  slackId: fc.constantFrom('U1', 'U2', 'U3'),
  role: fc.constantFrom('dri', 'contact'),
  timeZone: fc.option(zones, { nil: undefined }),
  workingHours: fc.option(workingHours, { nil: undefined }),
});

const call: fc.Arbitrary<TimedCall> = fc.record({
  time: fc.record({
    instant: fc
      .integer({ min: Date.UTC(2026, 0, 1) / MINUTE, max: Date.UTC(2028, 0, 1) / MINUTE })
      .map((minutes) => minutes * MINUTE),
    zone: zones,
  }),
  plannedMinutes: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
});

export interface PlanInput {
  readonly call: TimedCall;
  readonly people: readonly Recipient[];
  readonly policy: ReminderPolicy;
  readonly now: number;
}

/** What reminders are planned from; it is announced between a month before the call and half a day after its start. */
export const anyPlanInput: fc.Arbitrary<PlanInput> = fc
  .record({
    call,
    people: fc.array(person, { maxLength: 4 }),
    policy: anyPolicy,
    ahead: fc.oneof(
      fc.integer({ min: -12 * HOUR, max: 31 * 24 * HOUR }),
      fc.integer({ min: 0, max: 80 }).map((n) => n * HOUR),
    ),
  })
  .map(({ ahead, ...input }) => ({ ...input, now: input.call.time.instant - ahead }));

function rule(when: number | 'end'): fc.Arbitrary<ReminderRule> {
  return fc.constantFrom(...addressees).map((to) => ({ when, to }));
}
