import { withoutInvisible } from '../../runbook/visible-text.js';
import { linkAtStart, marksBehind, withoutLead } from './reference-marks.js';

/** An issue as somebody typed it, and what they typed behind it. */
export interface SplitReference {
  readonly issue: string;
  readonly rest: string;
}

/**
 * Splits what follows a subcommand into the issue and the rest, without what people put before the issue: quotes, a dash, the
 * word `issue`. Both are empty when nothing follows.
 */
export function splitIssueReference(text: string): SplitReference {
  const left = withoutLead(withoutInvisible(text).trim());
  const length = linkAtStart(left)?.length ?? /^\S*/.exec(left)?.[0].length ?? 0;
  return { issue: left.slice(0, length).trim(), rest: left.slice(length).replace(marksBehind, '').trim() };
}
