import type { Problem } from '../problem.js';
import type { Contact } from '../runbook.js';
import { defectProblem } from './row-defects.js';

/** A table of people who may be anybody's. */
export function doubtfulTable(line: number, people: number): Problem {
  return {
    severity: 'warning',
    code: 'contacts-without-heading',
    line,
    found: `a contacts table with ${people === 1 ? '1 person' : `${people} people`} that is not directly under "GitLab Contacts" or "Customer Contacts"`,
    expected: 'one of these headings directly above each contacts table',
    fix: "Put the heading above the table. Until then everybody in it is treated as the customer's and stays in GitLab.",
  };
}

/** Somebody whose cells may stand in other columns than they belong to. */
export function shiftedRow({ name }: Contact): Problem {
  return defectProblem(name.line, 'too many cells', 'The row stays in GitLab until then.');
}

/** Somebody among GitLab's contacts who may be the customer's. */
export function doubtfulRow({ name, role }: Contact): Problem {
  return {
    severity: 'warning',
    code: 'unclear-contact',
    line: name.line,
    found: `"${name.text || role.text}", who may be from the customer`,
    expected: 'only people from GitLab under "GitLab Contacts", or a column Company that says `GitLab`',
    fix: "Move the row to the customer's contacts, or say that this is somebody from GitLab. The row stays in GitLab until then.",
  };
}
