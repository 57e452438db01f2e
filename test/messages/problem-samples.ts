import { checkStart } from '../../src/features/announce/check-start.js';
import { draftAnnouncement } from '../../src/features/announce/draft-announcement.js';
import { renderProblems } from '../../src/features/announce/problem-list.js';
import type { Problem } from '../../src/runbook/problem.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import { fixtureNames, readFixture } from '../runbook/runbook-fixtures.js';
import { REFUSED } from '../schedule/refused-rows.js';
import { anIssue } from '../support/an-issue.js';
import { linesForJane } from '../support/views/as-people-see-it.js';
import { clearRunbook } from '../support/views/sample-preview.js';
import type { Lines } from './text-of.js';

/** Every problem of a runbook that the fixtures have: of each code the first, and each other way to fix it. */
export function problemLines(): Lines {
  const found = fixtureNames.flatMap((name) => reviewRunbook(readFixture(name)).problems);
  return linesOf(firstOfEach(found));
}

/** Every reason for which a time cannot be used, and the notes on one that can. */
export function timeProblemLines(): Lines {
  const texts = [...REFUSED.map(([text]) => text), '2031-10-10 - 23:30 UTC (TBC)', 'about 2031-10-10 - 23:30 UTC'];
  const time = { instant: 0, zone: 'UTC' };
  const text = '1970-01-01 00:00 UTC';
  const written = { text, markdown: text, line: 6, span: { start: 0, end: text.length } };
  const started = [60_000, 400 * 86_400_000].flatMap((now) => checkStart(time, written, now));
  return linesOf(firstOfEach([...texts.flatMap(problemsOfTime), ...started], kindOfReason));
}

function problemsOfTime(text: string): readonly Problem[] {
  const description = clearRunbook.replace(/^\| Schedule at .*$/m, () => `| Schedule at | \`${text}\` |`);
  const issue = anIssue({ description, labels: ['self-managed'] });
  const { problems } = draftAnnouncement(
    issue,
    reviewRunbook(description),
    new Map(),
    { product: undefined, instant: undefined },
    0,
  );
  return problems.filter(({ code }) => code.endsWith('schedule'));
}

function linesOf(problems: readonly Problem[]): Lines {
  return problems.flatMap((problem) => linesForJane(renderProblems([problem])).slice(1));
}

function firstOfEach(
  problems: readonly Problem[],
  kindOf = ({ code, fix }: Problem) => `${code} ${fix}`.replace(/\d+/g, ''),
) {
  return [...new Map(problems.toReversed().map((problem) => [kindOf(problem), problem])).values()].reverse();
}

/** Without what was written, which is in quotation marks, and without the places, days and numbers that it led to. */
function kindOfReason({ code, found, fix }: Problem): string {
  const said = found.slice(found.indexOf('Schedule at'));
  return `${code} ${said} ${fix.slice(0, 12)}`.replace(/“[^”]*”|\d+|\b(?!On |The |Write )\p{Lu}\w*(?:\/\w+)?/gu, '');
}
