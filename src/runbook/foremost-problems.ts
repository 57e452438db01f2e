import { cut } from './cut.js';
import type { Problem } from './problem.js';

/** A cell can hold 1 MiB; more of it than this is not quoted. */
const longestFound = 300;

/** Nobody reads more, and a text of 1 MiB that is no runbook can have 130,000. */
const mostProblems = 500;

/**
 * The problems that are worth a person's time: all of them, or the first 500, errors before warnings, behind one that
 * says that there are more. An error is never left out for a warning.
 */
export function foremost(problems: readonly Problem[]): readonly Problem[] {
  return firstOf(problems).map(withShortFound);
}

function withShortFound(problem: Problem): Problem {
  const { found } = problem;
  return found.length <= longestFound ? problem : { ...problem, found: cut(found, longestFound) };
}

function firstOf(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostProblems) return problems;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return [tooMany(problems.length, errors.length), ...[...errors, ...warnings].slice(0, mostProblems)];
}

function tooMany(count: number, errors: number): Problem {
  return {
    severity: errors > mostProblems ? 'error' : 'warning',
    code: 'too-many-problems',
    line: 1,
    found: `${count} problems altogether.`,
    fix: 'Fix those that are listed, then check again. If nearly every line has one, this may not be a runbook.',
  };
}
