import { withoutInvisible } from '../runbook/visible-text.js';

/** An issue as somebody typed it, and what they typed behind it. */
export interface SplitReference {
  readonly issue: string;
  readonly rest: string;
}

/** In UTF-16 code units: a Slack command holds more, an issue's address does not. */
const longestPart = 4_000;

/** An address as Slack passes it on, with a label in which there may be blanks, or as Markdown writes a link. */
const link = /^(?:<[^<>]{1,3000}>|\[[^[\]]{0,500}\]\([^()\s]{1,2000}\))[.,;:)\]]*/;

/** `issue 12`, `# 12`, `— 12`, `„ 12 “`: what people put before or around a number. */
const opening = /^(?:(?:the|issues?|incidents?|runbook|work item|number|no|nr)\b[.:]?|[#＃№"'“”„‚‘«»‹›(—–-])\s+/i;
const closing = /^["'”“’‘»«›‹)]+(?=\s|$)/;

/** Splits what follows a subcommand into the issue and the rest. Both are empty when nothing does. */
export function splitIssueReference(text: string): SplitReference {
  let left = withoutInvisible(text).trim();
  const linked = link.exec(left.slice(0, longestPart))?.[0];
  if (linked !== undefined) return { issue: linked, rest: left.slice(linked.length).trim() };
  let before = '';
  for (
    let found = opening.exec(left)?.[0];
    found !== undefined && before.length < 40;
    found = opening.exec(left)?.[0]
  ) {
    if (found.length === left.length) break;
    before += found;
    left = left.slice(found.length).trimStart();
  }
  if (left.startsWith('<') && before !== '') return splitIssueReference(left);
  const issue = /^\S*/.exec(left)?.[0] ?? '';
  const behind = left.slice(issue.length).trimStart();
  return { issue: issue === '' ? before.trim() : issue, rest: behind.replace(closing, '').trim() };
}
