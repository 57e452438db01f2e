import type { HeaderField, Written } from './runbook.js';

/** Words that stand for "nothing yet" when they are all that a place says. */
const nothingYet =
  /^(?:tbd|tba|tbc|todo|to do|to be (?:determined|decided|defined|confirmed)|fixme|placeholder|x{3,}|\?+|\.{3,}|…|-+)$/i;

/** Text in the marks in which templates keep a place: `<customer>`, `[CUSTOMER]`, `%{customer}`, `{{customer}}`, `${customer}`. */
const kept = /^(?:<(?!https?:)[a-z][^<>@]*>|\[[^\]]+\]|%\{[^{}]+\}|\{\{[^{}]+\}\}|\$\{[^{}]+\})$/i;

/** The same with what may stand beside it in a name or a time. */
const keptParts = /<[a-z][^<>@:/]*>|%\{[^{}]+\}|\{\{[^{}]+\}\}|\$\{[^{}]+\}/gi;

/** Tags of HTML that GitLab shows as such, and addresses: no placeholders, though they stand in angle brackets. */
const htmlTag =
  /^<\/?(?:a|abbr|b|blockquote|br|code|del|details|div|em|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|samp|small|span|strike|strong|sub|summary|sup|table|td|th|tr|tt|u|ul|var|video)\b/i;

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
 * `@username`, `YYYY-MM-DD`. What only looks exemplary (`example.zoom.com`, `@john_doe`) is taken seriously, and so are
 * marks in a text that says more (`kubectl delete pod <pod>`). Of a name one side is enough.
 */
export function isPlaceholder(field: HeaderField, { text, markdown }: Written): boolean {
  if (saysNothingYet({ text, markdown }) || fieldPlaceholders[field].test(text)) return true;
  if (field !== 'name' && field !== 'scheduleAt') return false;
  const bare = withoutCode(markdown);
  if (field === 'name') return bare.split(/\s[-–—]\s/).some((side) => isKept(side));
  const beside = bare.replace(keptParts, '');
  return beside !== bare && /^[-–—,\s]*(?:UTC|GMT)?$/i.test(beside);
}

/** Whether any written place says only that something is still to be written. */
export function saysNothingYet({ text, markdown }: Pick<Written, 'text' | 'markdown'>): boolean {
  return nothingYet.test(text) || isKeptInMarks(markdown) || /^\[[^\]]+\]$/.test(text);
}

/** Whether a rollback plan is the sentence of the template that explains what to write there. */
export function isTemplateRollback(text: string): boolean {
  return /^in the rollback plan, we provide a link\b/i.test(text);
}

/** Each of the marks that keep a place has one of these brackets, and most texts have none. */
function isKeptInMarks(markdown: string): boolean {
  return /[<[{]/.test(markdown) && isKept(withoutCode(markdown));
}

/** Nobody keeps a place with a longer text. */
const longestKept = 200;

function isKept(markdown: string): boolean {
  const words = withoutCode(markdown.slice(0, longestKept + 1)).replace(/^@(?=[<[%{$])/, '');
  return words.length <= longestKept && kept.test(words) && !htmlTag.test(words);
}

/** Without the backticks and stars around all of it. */
function withoutCode(markdown: string): string {
  const words = markdown.trim();
  const marks = /^(?:`+|\*+)/.exec(words)?.[0] ?? '';
  const isWrapped = marks !== '' && words.length > 2 * marks.length && words.endsWith(marks);
  return isWrapped ? words.slice(marks.length, -marks.length).trim() : words;
}
