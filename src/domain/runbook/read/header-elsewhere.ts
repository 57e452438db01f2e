import type { MarkdownSource } from '../markdown/markdown-source.js';
import { labelKey } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import { fieldsByKey } from './read-header.js';

/** In UTF-16 code units: a header stands at the top. */
const longestTop = 10_000;

const labelled =
  /^[ \t>]{0,16}(?:[-*+] |\d{1,3}[.)] )?[ \t]{0,8}(?:[*_`]{0,3}([a-z][a-z \t-]{2,30})[*_`]{0,3}[ \t]{0,4}:|(?:<tr>)?[ \t]{0,8}<t[hd]>([a-z][a-z \t-]{2,30})<)/gim;

/** A header that is no Markdown table: a list, lines with a colon, or HTML. */
export function headerElsewhere(source: MarkdownSource, hasHeaderTable: boolean): readonly Problem[] {
  if (hasHeaderTable) return [];
  const labels = Array.from(source.text.slice(0, longestTop).matchAll(labelled)).filter(([, line, cell]) =>
    fieldsByKey.has(labelKey(line ?? cell ?? '')),
  );
  const [first] = labels;
  if (!first || labels.length < 2) return [];
  return [
    {
      severity: 'warning',
      code: 'header-not-a-table',
      line: source.lineOf(first.index),
      found: 'the header as something else than a Markdown table',
      expected: 'a table whose rows are `| Runbook name | … |`, `| DRI | … |` and so on',
      fix: 'Write these lines as such a table. They are not read now.',
    },
  ];
}
