import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Problem } from '../../runbook/problem.js';
import { truncate } from '../../slack/block-kit/text.js';

/** A longer list helps nobody; the count of the rest is given. */
const mostShown = 25;
const longestQuote = 300;

/**
 * Every problem with its line, what was found, what was expected and how to mend it. Rich text, because what was found
 * is the runbook's own text.
 */
export function renderProblems(problems: readonly Problem[]): readonly KnownBlock[] {
  if (problems.length === 0) return [];
  const shown = [...bySeverity(problems)].slice(0, mostShown);
  const hidden = problems.length - shown.length;
  const more: RichTextSection[] =
    hidden > 0 ? [{ type: 'rich_text_section', elements: [{ type: 'text', text: `… and ${hidden} more.` }] }] : [];
  return [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: summary(problems), style: { bold: true } }] },
        { type: 'rich_text_list', style: 'bullet', elements: shown.map(problemItem) },
        ...more,
      ],
    },
  ];
}

function bySeverity(problems: readonly Problem[]): readonly Problem[] {
  return [...errorsOf(problems), ...problems.filter((problem) => problem.severity === 'warning')];
}

function errorsOf(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter((problem) => problem.severity === 'error');
}

function summary(problems: readonly Problem[]): string {
  const errors = errorsOf(problems).length;
  const warnings = problems.length - errors;
  const counts = [counted(errors, 'error'), counted(warnings, 'warning')].filter((count) => count !== undefined);
  return errors > 0
    ? `${counts.join(' and ')}. Fix ${errors === 1 ? 'this error' : 'these errors'} before announcing.`
    : `${counts.join(' and ')}. The call can be announced.`;
}

function counted(count: number, thing: string): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? `1 ${thing}` : `${count} ${thing}s`;
}

function problemItem(problem: Problem): RichTextSection {
  const place: RichTextElement = {
    type: 'text',
    text: `Line ${problem.line}, ${problem.severity}: `,
    style: { bold: true },
  };
  const [found, expected, fix] = [withoutStop(problem.found), problem.expected, problem.fix].map((text) =>
    truncate(text, longestQuote),
  );
  const words = `found ${found}; expected ${expected}. ${fix}`;
  return { type: 'rich_text_section', elements: [place, { type: 'text', text: words }] };
}

/** What was found may itself be a sentence, and the list goes on after it. */
function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
