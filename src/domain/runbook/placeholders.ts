import type { HeaderField, Written } from './runbook.js';

/** Words that stand for "nothing yet" when they are all that a place says. */
const nothingYet =
  /^(?:tbd|tba|tbc|todo|to do|to be (?:determined|decided|defined|confirmed)|fixme|placeholder|x{3,}|\?+|\.{3,}|…|-+)$/i;

/** `<customer name>`, but no HTML tag, address or e-mail address. */
const angleBrackets = /<(?!\/|br\b|b>|i>|em>|strong>|code>|kbd>|sub>|sup>|span\b|a\s)[a-z][^<>@:/]*>/i;

/** `[CUSTOMER]`, but no link. */
const squareBrackets = /^\[[^\]]+\]$/;

const fieldPlaceholders: Readonly<Record<HeaderField, RegExp>> = {
  name: /\bREQUESTED TASK\b|^`?CUSTOMER`?\s+[-–—]/,
  description: /^a small summary of the work to be done\b/i,
  dri: /^@?(?:user_?name|your[-_ ]?(?:user_?name|handle|name)|handle|dri)$/i,
  scheduleAt: /\bYYYY\b|\bDD\b|\bHH:?MM\b/,
  meetingUrl: /^the zoom meeting url\b/i,
  gitlabIssue: /^link to the gitlab issue\b/i,
};

/**
 * Whether a header value is text of a template that nobody replaced: `TBD`, `<customer>`, `CUSTOMER - REQUESTED TASK`,
 * `@username`, `YYYY-MM-DD`. What only looks exemplary (`example.zoom.com`, `@john_doe`) is taken seriously.
 */
export function isPlaceholder(field: HeaderField, { text, markdown }: Written): boolean {
  return saysNothingYet({ text, markdown }) || fieldPlaceholders[field].test(text);
}

/** Whether any written place says only that something is still to be written. */
export function saysNothingYet({ text, markdown }: Pick<Written, 'text' | 'markdown'>): boolean {
  return nothingYet.test(text) || angleBrackets.test(markdown) || squareBrackets.test(text);
}

/** Whether a rollback plan is the sentence of the template that explains what to write there. */
export function isTemplateRollback(text: string): boolean {
  return /^in the rollback plan, we provide a link\b/i.test(text);
}
