import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Problem } from '../problem.js';
import type { Written } from '../runbook.js';
import type { FoundItem } from './find-items.js';

/** A box that GitLab does not show as one. */
export function strangeMark(source: MarkdownSource, { box, form }: FoundItem): Problem {
  const read = box.state === 'done' ? 'done' : 'not done';
  const dash = form === 'list' ? '- ' : '';
  return {
    severity: 'warning',
    code: 'strange-mark',
    line: source.lineOf(box.mark.start),
    isLineShown: true,
    found: `The box “${source.text.slice(box.span.start, box.span.end)}” is read as ${read}.`,
    fix: `Write “${dash}[ ]” or “${dash}[x]”, followed by a space.`,
  };
}

/** An item of a list that has no box. */
export function unboxedItem(line: number): Problem {
  return {
    severity: 'warning',
    code: 'item-without-box',
    line,
    isLineShown: true,
    found: 'A checklist item has no box.',
    fix: 'Write “- [ ]” before the text, or indent the line if it belongs to the item above.',
  };
}

/** A list without any box in a checklist that has boxes elsewhere. */
export function unboxedList(line: number, items: number): Problem {
  return {
    ...unboxedItem(line),
    found:
      items === 1 ? 'A list item isn’t read: it has no box.' : `A list of ${items} items isn’t read: it has no boxes.`,
    fix: 'Write “- [ ]” before each item, or move the list out of the checklist.',
  };
}

/** A reason that Markdown does not count to its item. */
export function notIndented({ line, text }: Written): Problem {
  return {
    severity: 'warning',
    code: 'reason-not-indented',
    line,
    found: `“${text}” is read as the reason of the item above.`,
    fix: 'Indent it by two spaces, or move it if it isn’t a reason.',
  };
}
