import { readFileSync } from 'node:fs';
import { nameOf, startOf } from '../runbook.js';

const recorded = readFileSync('test/fixtures/calls/recorded-call.md', 'utf8').trimEnd();

/** When the call of the recorded runbook starts, in milliseconds since the epoch. */
export const startTime = Date.parse('2031-10-11T06:30:00Z');

/** The recorded runbook with so many tasks. */
export function runbookWithTasks(tasks: number): string {
  const rows = Array.from({ length: tasks }, (_, index) => `| Task ${index + 1} | | 1m |`).join('\n');
  return recorded.replace(/(?<=\|-+\|-+\|-+\|\n)\| Confirm[\s\S]*?(?=\n\n)/, rows);
}

/** The recorded runbook as one of several, each two hours after the one before. */
export function recordedRunbook(iid: number): string {
  const start = new Date(startOf(iid)).toISOString();
  return recorded
    .replace('Acme -', nameOf(iid))
    .replace('2031-10-10 - 23:30 America/Los_Angeles', `${start.slice(0, 10)} - ${start.slice(11, 16)} UTC`);
}

/** The recorded runbook itself. */
export function onlyRunbook(): string {
  return recorded;
}
