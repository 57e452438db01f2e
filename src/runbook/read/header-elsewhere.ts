import type { MarkdownSource } from '../markdown/markdown-source.js';
import { labelKey } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import { fieldsByKey } from './read-header.js';

/** In UTF-16 code units: a header stands at the top. */
const longestTop = 10_000;
const longestLine = 200;

/** What may stand before a label: marks of quotes, headings, lists and emphasis, boxes, tags and short codes of pictures. */
const opening = /^(?:[\s>#*_`|+-]|\d{1,3}[.)]\s|\[[ x~]?\]|<[^<>]{1,60}>|:[a-z0-9_]{1,30}:)*/i;
/** A label, and what ends it. */
const label = /^([a-z][a-z _-]{1,28}?)[*_`\s]*(?:[:=|<–—]|\s-\s|$)/i;

/** A header that is no Markdown table: a list, lines with a colon, or HTML. */
export function headerElsewhere(source: MarkdownSource, hasHeaderTable: boolean): readonly Problem[] {
  if (hasHeaderTable) return [];
  const labels = new Map<string, number>();
  let at = 0;
  for (const line of source.text.slice(0, longestTop).split('\n')) {
    const [, written = ''] = label.exec(line.slice(0, longestLine).replace(opening, '')) ?? [];
    const field = fieldsByKey.get(labelKey(written));
    if (field && !labels.has(field)) labels.set(field, at);
    at += line.length + 1;
  }
  const [first] = labels.values();
  if (first === undefined || labels.size < 2) return [];
  return [
    {
      severity: 'warning',
      code: 'header-not-a-table',
      line: source.lineOf(first),
      isLineShown: true,
      found: 'The header isn’t read: it isn’t a Markdown table.',
      fix: 'Write it as a table with the rows “| Runbook name | … |”, “| DRI | … |” and so on.',
    },
  ];
}
