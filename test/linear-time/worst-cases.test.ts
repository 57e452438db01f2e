import { readIssueReference } from '../../src/call/access/read-issue-reference.js';
import { renderMisread } from '../../src/features/help/help.js';
import { parseCommand } from '../../src/features/help/parse-command.js';
import { type TaskEntry, taskChanges } from '../../src/features/record-outcomes/task-changes.js';
import { clickable } from '../../src/runbook/clickable.js';
import { readTypedMinutes } from '../../src/runbook/duration.js';
import { formatDurationCell, readDurationCell } from '../../src/runbook/duration-cell.js';
import { performEdits } from '../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { parseTaskList } from '../../src/runbook/parse-task-list.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import { overviewOf } from '../../src/runbook/runbook-overview.js';
import { safeCode, safeInline } from '../../src/runbook/safe-text.js';
import { parseOutcome } from '../../src/runbook/task-outcome.js';
import { isReadInPlace } from '../../src/runbook-worker/is-read-in-place.js';
import { resolveScheduledTime } from '../../src/schedule/resolve-scheduled-time.js';
import { link, truncate } from '../../src/slack/block-kit/text.js';
import { aTask } from '../support/views/sample-run.js';
import { repeated, runbooks, type WorstText } from '../support/worst-texts.js';

const kibibyte = 1024;

/** Below this, in milliseconds, the clock says little about growth. */
const measurable = 10;

/** No input may hold the event loop for more than 50 ms; a slow machine without a warm cache takes some times as long. */
const mostMilliseconds = 250;

/**
 * Processor time in milliseconds: other work on the machine does not count. The least of some tries, since a
 * collection of garbage can fall into any of them.
 */
function costOf(work: () => unknown, enough = mostMilliseconds / 2): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && least > enough; tries++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Of four times the length the cost is four times as much, with room for what is measured badly; sixteen if quadratic. */
function expectLinear(read: (text: string) => unknown, text: WorstText, most: number): void {
  const [short, long] = [text(most / 4), text(most)].map((worst) => costOf(() => read(worst), measurable));

  expect(long).toBeLessThan(mostMilliseconds);
  expect((long ?? 0) / Math.max(short ?? 0, measurable)).toBeLessThan(9);
}

const site = { gitlabUrl: 'https://gitlab.example.com', defaultProject: 'support/runbooks' };
const tick = { kind: 'tick-item', item: { list: 'pre-call', position: 1, text: 'a' } } as const;
const record = {
  kind: 'record-task',
  task: { position: 1, name: 'a' },
  outcome: { result: 'Failed', note: 'no' },
  actualMinutes: 3,
} as const;

function answerCommand(text: string): void {
  const parsed = parseCommand(text);
  if (parsed.kind === 'unknown-subcommand' || parsed.kind === 'unknown-product') renderMisread(parsed);
  if ('issue' in parsed) readIssueReference(parsed.issue, site);
  readIssueReference(text, site);
}

function readTyped(text: string): void {
  safeInline(text);
  safeCode(text);
  readTypedMinutes(text);
  parseOutcome(`Success ${text}`);
  formatDurationCell(text, text, true);
  readDurationCell(text, false);
}

function showText(text: string): void {
  truncate(text, 300);
  link(text, text);
  clickable(`https://${text}`);
}

/** Longer ones, and those with more marks, are read in a thread. */
function readHere(markdown: string): void {
  if (isReadInPlace(markdown, 1)) {
    reviewRunbook(markdown);
    performEdits(markdown, [tick, record]);
  }
  if (isReadInPlace(markdown, 2)) parseTaskList(markdown, [tick, record]);
}

const ofTexts: readonly (readonly [string, (text: string) => void, number])[] = [
  ['the text of a command', answerCommand, 64 * kibibyte],
  ['an argument of a command', (text) => answerCommand(`announce ${text}`), 64 * kibibyte],
  ['a schedule', resolveScheduledTime, 128 * kibibyte],
  ['a typed value', readTyped, 32 * kibibyte],
  ['a text that is shown', showText, 64 * kibibyte],
];

describe.each(ofTexts)('%s takes linear time', (_, read, most) => {
  test.each(repeated)('of %s', (_name, text) => {
    expectLinear(read, text, most);
  });
});

test.each(runbooks)('a runbook with %s is read in place only where that is quick', (_, text) => {
  for (const length of [4, 16]) {
    const markdown = text(length * kibibyte - 200);
    expect(costOf(() => readHere(markdown))).toBeLessThan(mostMilliseconds);
  }
});

test('reading a long runbook in a thread takes time that grows with its length', () => {
  // Eight times the length: 8 is linear, 64 is quadratic, and a busy machine is in between.
  for (const [, text] of runbooks.slice(0, 26)) {
    const [short, long] = [text(4 * kibibyte), text(32 * kibibyte)].map((markdown) => {
      const edits = [tick, record];
      return costOf(() => parseTaskList(markdown, edits), measurable);
    });
    expect((long ?? 0) / Math.max(short ?? 0, measurable)).toBeLessThan(24);
  }
}, 120_000);

test.each(repeated.filter((_, index) => index % 8 === 0))(
  'what is handed on of a runbook whose cells are %s is short',
  (_, text) => {
    const cell = text(20 * kibibyte).replaceAll(/[\r\n|]/g, ' ');
    const contacts = `### GitLab Contacts\n\n| Name | Role | Description |\n|---|---|---|\n| ${cell} | ${cell} | ${cell} |\n`;
    const header = `| Runbook name | ${cell} |\n|---|---|\n| Schedule at | ${cell} |\n| Meeting URL | ${cell} |\n\n`;
    const markdown = `${header}${contacts}\n### Pre-call checklist\n- [ ] ${cell}\n- [ ] Inform #support_x ${cell}\n`;

    const overview = JSON.stringify(overviewOf(parseRunbook(markdown).runbook)).length;
    const review = JSON.stringify(reviewRunbook(markdown)).length;

    expect(overview).toBeLessThan(400_000);
    expect(review).toBeLessThan(500_000);
  },
);

test('outcomes of a thousand tasks of one name are compared in linear time, though a row was removed', () => {
  const lines = Array.from({ length: 1000 }, (_, index) => aTask(index + 1, { name: 'a' }));
  const shown = lines.map(
    ({ position, name }): TaskEntry => ({
      position,
      name,
      result: undefined,
      minutes: undefined,
      note: undefined,
    }),
  );
  const typed = shown.map((entry): TaskEntry => ({ ...entry, result: 'Success' }));

  expect(costOf(() => taskChanges(shown, typed, lines.slice(1)))).toBeLessThan(mostMilliseconds);
  expect(taskChanges(shown, typed, lines.slice(1)).count).toBe(999);
});

test('edits of a thousand tasks of one name find their rows in linear time', () => {
  const table = '| Task | Outcome | Duration |\n|---|---|---|\n';
  const costs = [250, 1000].map((count) => {
    const markdown = table + '| a | | |\n'.repeat(count);
    const edits = Array.from({ length: count }, (_, index) => ({
      ...record,
      task: { position: index + 1, name: 'a' },
    }));
    return costOf(() => performEdits(markdown, edits));
  });

  expect((costs[1] ?? 0) / Math.max(costs[0] ?? 0, measurable)).toBeLessThan(9);
});
