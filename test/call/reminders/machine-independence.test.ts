import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(__dirname, 'print-plans.ts');

test('reminders are the same on machines in other zones, with other languages, on other days', () => {
  const machines = [
    plansOn({ TZ: 'UTC', LANG: 'C' }, '2026-01-15T12:00Z'),
    plansOn({ TZ: 'Pacific/Auckland', LANG: 'ar_EG.UTF-8' }, '2026-07-15T12:00Z'),
    plansOn({ TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8' }, '2026-11-01T08:30Z'),
  ] as const;

  const [utc, auckland, losAngeles] = machines;
  expect(utc.plans.flat().length).toBeGreaterThan(500);
  expect(auckland.plans).toEqual(utc.plans);
  expect(losAngeles.plans).toEqual(utc.plans);
  // The machines really did differ: 12:00 UTC, midnight in Auckland, half past one in Los Angeles.
  expect(machines.map(({ hour }) => hour)).toEqual([12, 0, 1]);
}, 60_000);

function plansOn(env: { TZ: string; LANG: string }, today: string) {
  const options = { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', PROGRAM, today], options));
}
