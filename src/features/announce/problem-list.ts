import type { KnownBlock, RichTextElement, RichTextList, RichTextSection } from '@slack/types';
import type { Problem } from '../../runbook/problem.js';
import { truncate } from '../../slack/block-kit/text.js';

/** A longer list helps nobody; the count of the rest is given. */
const mostShown = 25;
const longestQuote = 300;

/**
 * Errors, then warnings, each with what is wrong and how to fix it. Rich text, because what is wrong quotes the runbook.
 */
export function renderProblems(problems: readonly Problem[]): readonly KnownBlock[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const elements = [
    ...problemList(
      errors.length === 1 ? 'Fix this error before announcing:' : 'Fix these errors before announcing:',
      errors,
      mostShown,
    ),
    ...problemList(
      errors.length > 0 ? 'Warnings:' : 'Warnings. The call can be announced:',
      warnings,
      mostShown - errors.length,
    ),
  ];
  return elements.length > 0 ? [{ type: 'rich_text', elements }] : [];
}

function problemList(heading: string, problems: readonly Problem[], most: number): (RichTextSection | RichTextList)[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, Math.max(0, most));
  const hidden = problems.length - shown.length;
  return [
    section({ type: 'text', text: heading, style: { bold: true } }),
    ...(shown.length > 0 ? [listOf(shown)] : []),
    ...(hidden > 0
      ? [section({ type: 'text', text: shown.length > 0 ? `… and ${hidden} more.` : `${hidden} not shown.` })]
      : []),
  ];
}

function listOf(problems: readonly Problem[]): RichTextList {
  return {
    type: 'rich_text_list',
    style: 'bullet',
    elements: problems.map((problem) => section({ type: 'text', text: formatProblem(problem) })),
  };
}

function section(element: RichTextElement): RichTextSection {
  return { type: 'rich_text_section', elements: [element] };
}

function formatProblem({ found, fix, line, isLineShown }: Problem): string {
  const words = `${truncate(found, longestQuote)} ${truncate(fix, longestQuote)}`;
  return isLineShown ? `${words} (line ${line})` : words;
}
