import { fixture } from './fixture.js';

/** GitLab's limit for a description, in characters. */
export const mebibyte = 1_048_576;

const acme = fixture('calls/acme.md');
const [aboveTasks = '', belowTasks = ''] = acme.split(/\| Confirm[\s\S]*? \| \| \|\n\n/);

/** The handbook's example with 12,000 tasks: a runbook as long as GitLab takes, and nothing wrong with it. */
export const longRunbook = [
  aboveTasks,
  ...Array.from(
    { length: 12_000 },
    (_, at) => `| [Task ${at}](https://docs.gitlab.com/${at}) with \`code\` | | 1m |\n`,
  ),
  '\n',
  belowTasks,
].join('');

/** A valid header, then a quarter of a million tasks of one letter: takes most time and memory of all texts that were tried. */
export const costlyRunbook = `${aboveTasks}${'|a|\n'.repeat(mebibyte)}`.slice(0, mebibyte);

/** A valid header, then 100,000 lines with a mistake each. */
export const mistakenRunbook = `${aboveTasks}\n### Pre-call checklist\n\n${'[ ] - a\n'.repeat(mebibyte)}`.slice(
  0,
  mebibyte,
);
