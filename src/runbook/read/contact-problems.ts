import type { Problem } from '../problem.js';
import type { Contact } from '../runbook.js';
import { defectProblem } from './row-defects.js';

/** A table of people who may be anybody's. */
export function doubtfulTable(line: number, people: number): Problem {
  return {
    severity: 'warning',
    code: 'contacts-without-heading',
    line,
    isLineShown: true,
    found: `A contacts table with ${people === 1 ? '1 person' : `${people} people`} isn’t directly under “GitLab Contacts” or “Customer Contacts”.`,
    fix: 'Put the right one above it. Until then everyone in it counts as the customer’s contact and stays in GitLab.',
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
    found: `“${name.text || role.text}”, under “GitLab Contacts”, may be from the customer.`,
    fix: 'Move the row to “Customer Contacts”, or add a column “Company” that says GitLab. The row stays in GitLab until then.',
  };
}
