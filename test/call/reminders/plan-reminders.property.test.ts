import fc from 'fast-check';
import type { Recipient } from '../../../src/call/people/recipient.js';
import { planReminders } from '../../../src/call/reminders/plan-reminders.js';
import type { PlannedReminder } from '../../../src/call/reminders/planned-reminder.js';
import { anyPlanInput, type PlanInput } from './arbitrary-plan.js';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const RUNS = { numRuns: 300 };

test('no reminder is due in the past, and each is due before it expires', () => {
  check(({ now }, plan) => {
    for (const { dueAt, expiresAt } of plan) {
      expect(dueAt).toBeGreaterThanOrEqual(now);
      expect(expiresAt).toBeGreaterThan(dueAt);
    }
  });
});

test('reminders come in the order in which they are due', () => {
  check((_, plan) => {
    const dues = plan.map(({ dueAt }) => dueAt);
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
  });
});

test('nobody gets two of a name, and each has expired when the next to the same addressee is due', () => {
  check((_, plan) => {
    const names = plan.map((reminder) => `${reminder.name} ${addressee(reminder)}`);
    expect(new Set(names).size).toBe(names.length);
    plan.forEach((reminder, index) => {
      const next = plan.slice(index + 1).find((later) => addressee(later) === addressee(reminder));
      expect(reminder.expiresAt).toBeLessThanOrEqual(next?.dueAt ?? reminder.expiresAt);
    });
  });
});

test('a lead is never due later than its time before the start, and only long ones to people are due earlier', () => {
  check(({ call }, plan) => {
    for (const { name, dueAt, to } of plan) {
      const lead = leadOf(name);
      if (lead === undefined) continue;
      const unmoved = call.time.instant - lead * MINUTE;
      if (to.kind === 'person' && lead >= 240) expect(dueAt).toBeLessThanOrEqual(unmoved);
      else expect(dueAt).toBe(unmoved);
    }
  });
});

test('a long lead reaches a person at work, unless they do no more work before it from now on', () => {
  check(({ call, people, now }, plan) => {
    for (const { name, dueAt, to } of plan) {
      if (to.kind !== 'person' || (leadOf(name) ?? 0) < 240) continue;
      const person = theOne(people, to.slackId);
      if (worksAt(person, call.time.zone, dueAt)) continue;
      expect(dueAt).toBe(call.time.instant - (leadOf(name) ?? 0) * MINUTE);
      expect(halfHours(now, dueAt).filter((instant) => worksAt(person, call.time.zone, instant))).toEqual([]);
    }
  });
});

test('of the leads to one addressee that are still to come, the shortest is always planned', () => {
  check(({ call, people, policy, now }, plan) => {
    const leads = policy.flatMap(({ when, to }) => (typeof when === 'number' ? [{ when, to }] : []));
    const coming = leads.filter(({ when }) => call.time.instant - when * MINUTE >= now);
    for (const to of ['channels', ...people.map(({ slackId }) => slackId)]) {
      const shortest = coming.findLast((rule) => rule.to.includes(to === 'channels' ? 'channels' : 'dm'));
      if (shortest === undefined) continue;
      const found = plan.find((reminder) => addressee(reminder) === to && leadOf(reminder.name) === shortest.when);
      expect(found).toBeDefined();
    }
  });
});

test('only the DRI hears of the end and of the mornings, and the mornings come after the end', () => {
  check(({ call, people }, plan) => {
    const end = call.time.instant + (call.plannedMinutes || 60) * MINUTE;
    for (const { name, dueAt, to } of plan.filter((reminder) => leadOf(reminder.name) === undefined)) {
      if (to.kind === 'person') expect(theOne(people, to.slackId).role).toBe('dri');
      if (name === 'end') expect(dueAt).toBe(end);
      else expect(dueAt).toBeGreaterThan(end);
    }
  });
});

function check(holds: (input: PlanInput, plan: readonly PlannedReminder[]) => void): void {
  fc.assert(
    fc.property(anyPlanInput, (input) => {
      holds(input, planReminders(input.call, input.people, input.policy, input.now));
    }),
    RUNS,
  );
}

function addressee({ to }: PlannedReminder): string {
  return to.kind === 'channels' ? 'channels' : to.slackId;
}

/** Minutes; undefined of `end` and the mornings. */
function leadOf(name: string): number | undefined {
  if (name === 'start') return 0;
  const match = /^(?:(\d+)h)?(?:(\d+)m)?$/.exec(name);
  return match === null ? undefined : Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0);
}

/** Who appears several times counts as the DRI if they are it once, else as they appear first. */
function theOne(people: readonly Recipient[], slackId: string): Recipient {
  const own = people.filter((person) => person.slackId === slackId);
  const found = own.findLast(({ role }) => role === 'dri') ?? own[0];
  if (found === undefined) throw new Error(`${slackId} is nobody`);
  return found;
}

/** Asks the runtime's calendar, not ours, what the clocks show there. */
function worksAt({ timeZone, workingHours }: Recipient, callZone: string, instant: number): boolean {
  const parts = clockIn(timeZone ?? callZone).formatToParts(instant);
  const shown = new Map(parts.map(({ type, value }) => [type, value]));
  const minutes = Number(shown.get('hour')) * 60 + Number(shown.get('minute'));
  const { start, end } = workingHours ?? { start: 540, end: 1080 };
  return !['Sat', 'Sun'].includes(shown.get('weekday') ?? '') && start <= minutes && minutes < end;
}

/** Node 20 knows no offsets as zones, only places that keep them. */
const KEPT_BY: Readonly<Record<string, string>> = { 'UTC+05:45': 'Asia/Kathmandu', 'UTC-12:00': 'Etc/GMT+12' };
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: KEPT_BY[timeZone] ?? timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}

/** Nobody's working hours are shorter than this, so that none slip through between two. */
function halfHours(from: number, to: number): readonly number[] {
  const count = Math.floor((to - from) / HALF_HOUR) + 1;
  return Array.from({ length: count }, (_, index) => from + index * HALF_HOUR);
}
