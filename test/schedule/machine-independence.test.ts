import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AMBIGUOUS } from './ambiguous-rows.js';
import { REFUSED } from './refused-rows.js';
import { RESOLVED } from './resolved-rows.js';

const PROGRAM = join(__dirname, 'print-resolutions.ts');
const ROWS = RESOLVED.length + AMBIGUOUS.length + REFUSED.length;

test('every text means the same on machines in other zones, with other languages, on other days', () => {
  const machines = [
    resolveOn({ TZ: 'UTC', LANG: 'C' }, '2024-01-15T12:00Z'),
    resolveOn({ TZ: 'Pacific/Auckland', LANG: 'ar_EG.UTF-8' }, '2024-07-15T12:00Z'),
    resolveOn({ TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8' }, '2024-11-03T08:30Z'),
  ] as const;

  const [utc, auckland, losAngeles] = machines;
  expect(utc.resolutions).toHaveLength(ROWS);
  expect([auckland.resolutions, auckland.described]).toEqual([utc.resolutions, utc.described]);
  expect([losAngeles.resolutions, losAngeles.described]).toEqual([utc.resolutions, utc.described]);
  // The machines really did differ: 12:00 UTC, midnight in Auckland, half past one in Los Angeles.
  expect(machines.map(({ machine }) => machine.hour)).toEqual([12, 0, 1]);
}, 60_000);

function resolveOn(env: { TZ: string; LANG: string }, today: string) {
  const options = { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 2 ** 24 } as const;
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', PROGRAM, today], options));
}
