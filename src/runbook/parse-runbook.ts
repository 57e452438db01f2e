import type { Problem } from './problem.js';
import { readRunbook } from './read/read-runbook.js';
import type { Runbook } from './runbook.js';

/** A runbook and what is odd about the way it is written. */
export interface ParsedRunbook {
  readonly runbook: Runbook;
  readonly problems: readonly Problem[];
}

/**
 * Reads the runbook in the description of an issue (format: docs/runbook-format.md). Never throws: text that is no
 * runbook gives an empty one, and what cannot be understood is among `problems`, in the order of its lines.
 * Whether the runbook says what an announcement needs is another question: see `checkRunbook`.
 */
export function parseRunbook(markdown: string): ParsedRunbook {
  const { runbook, problems } = readRunbook(markdown);
  return { runbook, problems };
}
