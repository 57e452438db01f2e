import { checkRunbook, inOrder } from './check-runbook.js';
import { type ParsedRunbook, parseRunbook } from './parse-runbook.js';

/**
 * Reads a runbook and says everything that a person should mend in it: what is oddly written and what is missing, by
 * line and with errors first within a line. Never throws.
 */
export function reviewRunbook(markdown: string): ParsedRunbook {
  const { runbook, problems } = parseRunbook(markdown);
  return { runbook, problems: inOrder([...problems, ...checkRunbook(runbook)]) };
}
