/** Opening and closing quotes, backticks, brackets, emphasis, dashes and bullets, in any order: people mix them. */
const leadingMarks = /^[\s"'`´“”„‟‚‘’‛«»‹›「」『』(（[*•·‐‑‒–—―−-]+/;

/** The words before a number. A `.` or `/` behind one makes it the name of a group: `no.group/project#12`. */
const leadingWord =
  /^(?:the\s{1,9})?(?:work item|issues?|incidents?|tickets?|runbook|number|no|nr)(?:\s+|:|(?=[#＃"'`“”„‚‘’«»‹›「『(（[<]|\d{1,10}(?![\w/.-]))|\.(?::|(?=[\s#]|\d{1,10}(?![\w/-]))))/i;

const numberSign = /^(?:[#＃№]\s+|№)/;

/** An address in angle brackets, maybe with Slack's label, in which there may be blanks; or as Markdown writes a link. */
const link = /^(?:<(?<angled>[^|<>]{1,3000})(?:\|[^<>]{0,3000})?>|\[[^[\]]{0,500}\]\((?<target>[^()\s]{1,2000})\))/;

const trailing = '\\s.,;:!?…)（）\\]"\'`´“”„‟‚‘’‛«»‹›「」『』*、。，！；：';

/** Marks behind a reference, maybe with blanks between them and it. */
export const trailingMarks = new RegExp(`(?<![${trailing}])[${trailing}]+$`);
export const marksBehind = new RegExp(`^[${trailing}]+(?=\\s|$)`);
const marksBehindLink = new RegExp(`^[${trailing}]+`);

/** In UTF-16 code units: nobody puts more before a reference. */
const longestLead = 100;

/**
 * A text without the quotes, dashes and words that people put before a reference. A link is left whole, and so is a text that
 * holds nothing else.
 */
export function withoutLead(text: string): string {
  let at = 0;
  while (at < longestLead) {
    const left = text.slice(at, at + longestLead + 5_000);
    if (linkAtStart(left)) break;
    const found = (leadingMarks.exec(left) ?? leadingWord.exec(left) ?? numberSign.exec(left))?.[0].length ?? 0;
    if (found === 0 || at + found >= text.length) break;
    at += found;
  }
  return text.slice(at);
}

/** The link that a text begins with: its address, and how long it is with the marks behind it. */
export function linkAtStart(text: string): { readonly target: string; readonly length: number } | undefined {
  const found = link.exec(text);
  const target = found?.groups?.angled ?? found?.groups?.target;
  if (!found || target === undefined) return undefined;
  const marks = marksBehindLink.exec(text.slice(found[0].length))?.[0] ?? '';
  return { target, length: found[0].length + marks.length };
}
