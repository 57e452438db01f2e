import { checkRunbook, inOrder } from './check-runbook.js';
import { informItemsOf } from './find-inform-item.js';
import { foremost } from './foremost-problems.js';
import { parseRunbook } from './parse-runbook.js';
import type { Problem } from './problem.js';
import { overviewOf, type RunbookOverview } from './runbook-overview.js';

/** What people must know of a runbook before its call is announced. */
export interface RunbookReview {
  readonly overview: RunbookOverview;
  /** By line, and errors first within a line. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a runbook and says everything that a person should mend in it: what is oddly written and what is missing. Never
 * throws.
 */
export function reviewRunbook(markdown: string): RunbookReview {
  const { runbook, problems } = parseRunbook(markdown);
  const inform = informItemsOf(runbook);
  return {
    overview: overviewOf(runbook, inform),
    problems: inOrder(foremost([...problems, ...checkRunbook(runbook, inform)])),
  };
}
