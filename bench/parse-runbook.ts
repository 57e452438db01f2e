/** What it costs to read and check a runbook, against the bare Markdown parse of the same text. `npm run bench:parse` */
import { parser, Table } from '@lezer/markdown';
import { reviewRunbook } from '../src/runbook/review-runbook.js';
import { resolveScheduledTime } from '../src/schedule/resolve-scheduled-time.js';
import { option, printGoal, printHeading, printTable, rounded } from './support/print.js';
import { realisticRunbook } from './support/realistic-runbook.js';
import { median } from './support/statistics.js';

/** How often either is measured, in turn, and how many times it is done then. */
const rounds = option('rounds', 60);
const times = option('times', 10);

/** What it cost before the parser read the many forms in which people write runbooks and times. */
const goal = 4.2;

const runbook = realisticRunbook();
const markdownParser = parser.configure(Table);

printHeading(`Reading and checking a runbook of ${runbook.length} characters, and parsing it as Markdown, in turn`);
const ours: number[] = [];
const bare: number[] = [];
for (let round = -rounds; round < rounds; round += 1) {
  const [parse, check] = [millisecondsFor(parseMarkdown), millisecondsFor(parseAndCheck)];
  // The first half only warms up.
  if (round < 0) continue;
  bare.push(parse);
  ours.push(check);
}
const ratio = median(ours.map((each, round) => each / (bare[round] ?? Number.NaN)));
printTable(
  ['', 'CPU time'],
  [
    ['parse + check', `${rounded(median(ours))} ms`],
    ['bare parse by @lezer/markdown', `${rounded(median(bare))} ms`],
    ['ratio', `${rounded(ratio)} ×`],
  ],
);
printGoal(`parse + check costs no more than ${goal} times the bare parse`, ratio <= goal);

function parseMarkdown(): void {
  markdownParser.parse(runbook);
}

/** What `/runbook check` computes of an issue's text. */
function parseAndCheck(): void {
  const { overview } = reviewRunbook(runbook);
  resolveScheduledTime(overview.header.scheduleAt?.text ?? '');
}

function millisecondsFor(work: () => void): number {
  const start = process.cpuUsage();
  for (let time = 0; time < times; time += 1) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / times;
}
