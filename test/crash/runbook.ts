import { readFileSync } from 'node:fs';

const acme = readFileSync('test/fixtures/calls/acme.md', 'utf8').trimEnd();

const hour = 3_600_000;
const firstStart = Date.parse('2031-10-11T06:30:00Z');

/** What every message about a runbook says, and none about another one. */
export function nameOf(iid: number): string {
  return `Acme ${iid} -`;
}

/** When the call of a runbook starts, in milliseconds since the epoch: each two hours after the one before. */
export function startOf(iid: number): number {
  return firstStart + (iid - 1) * 2 * hour;
}

/** The example as a runbook of its own, at a time that has one reading. */
export function runbook(iid: number): string {
  const start = new Date(startOf(iid)).toISOString();
  return acme
    .replace('Acme -', nameOf(iid))
    .replace('2031-10-10 - 23:30 PST', `${start.slice(0, 10)} - ${start.slice(11, 16)} UTC`);
}

/** What the issue says when the call has been announced, to the byte. */
export function announcedRunbook(iid: number): string {
  return runbook(iid).replace('[ ] - Inform on', '[x] - Inform on');
}
