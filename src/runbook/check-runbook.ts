import {
  longValues,
  missingHeader,
  missingValues,
  nameFormat,
  placeholdersInHeader,
  unusableLinks,
} from './check/header-rules.js';
import { misleadingLinks } from './check/link-rules.js';
import {
  noChecklist,
  noGitlabContact,
  noRollbackPlan,
  noTask,
  placeholderContacts,
  placeholderTasks,
  tooManyContacts,
  unclearInformItem,
  unexplainedItems,
} from './check/section-rules.js';
import { type InformItems, informItemsOf } from './find-inform-item.js';
import type { Problem } from './problem.js';
import type { Runbook } from './runbook.js';

/** One concern of a runbook; it answers with what it finds wrong. */
type Rule = (runbook: Runbook, inform: InformItems) => readonly Problem[];

/** Documented in docs/runbook-format.md. */
const rules: readonly Rule[] = [
  missingHeader,
  missingValues,
  placeholdersInHeader,
  nameFormat,
  longValues,
  unusableLinks,
  misleadingLinks,
  noGitlabContact,
  tooManyContacts,
  placeholderContacts,
  noChecklist,
  unexplainedItems,
  unclearInformItem,
  noTask,
  placeholderTasks,
  noRollbackPlan,
];

/**
 * Checks whether a runbook says what people need before a call is announced. An error makes an announcement senseless
 * (no name, no DRI, no time); a warning is shown and people decide. In the order of the lines.
 */
export function checkRunbook(runbook: Runbook, inform = informItemsOf(runbook)): readonly Problem[] {
  return inOrder(rules.flatMap((rule) => rule(runbook, inform)));
}

/** By line, and errors first within a line. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);
  return [...problems].sort((a, b) => a.line - b.line || rank(a) - rank(b));
}
