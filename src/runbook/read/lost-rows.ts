import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { labelKey } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import { fieldsByKey } from './read-header.js';
import type { SectionBlocks } from './sections.js';

/** Rows and tables that nobody sees as such: the format's tables would be read without a word of what is missing. */
export function lostRows(source: MarkdownSource, parts: readonly SectionBlocks[]): readonly Problem[] {
  return parts.flatMap(({ name, blocks }) => {
    if (name === undefined) return blocks.flatMap((block) => headerRow(source, block) ?? []);
    if (name !== 'tasks' && name !== 'gitlabContacts' && name !== 'customerContacts') return [];
    return blocks.flatMap((block, index) => problemOf(source, block, blocks[index - 1]) ?? []);
  });
}

function problemOf(source: MarkdownSource, block: Block, before: Block | undefined): Problem | undefined {
  const line = source.lineOf(block.span.start);
  const start = source.text.slice(block.span.start, Math.min(block.span.end, block.span.start + longestRow));
  if ((block.kind === 'other' || block.kind === 'paragraph') && /<table\b/i.test(start)) return htmlTable(line);
  const [first = ''] = start.split(/[\r\n]/);
  const pipes = first.match(/\|/g)?.length ?? 0;
  const hasCells = pipes > 1 || (pipes === 1 && before?.kind === 'table');
  if (block.kind === 'paragraph' && hasCells) return strayRow(line, before?.kind === 'table');
  return block.kind === 'list' && before?.kind === 'table' && hasCells ? listedRow(line) : undefined;
}

/** A row of the header table that stands apart from it, mostly behind a blank line. */
function headerRow(source: MarkdownSource, { kind, span }: Block): Problem | undefined {
  if (kind !== 'paragraph' || source.text[span.start] !== '|') return undefined;
  const start = source.text.slice(span.start, Math.min(span.end, span.start + longestLabel));
  const [, label, more] = start.split('|');
  return more !== undefined && fieldsByKey.has(labelKey(label ?? ''))
    ? strayRow(source.lineOf(span.start), true)
    : undefined;
}

const longestLabel = 60;

/** In UTF-16 code units: so much of a block is looked at. */
const longestRow = 1_000;

function strayRow(line: number, isBehindTable: boolean): Problem {
  return {
    severity: 'warning',
    code: 'row-outside-table',
    line,
    found: isBehindTable ? 'a row behind a blank line, which ends the table above' : 'a row that is in no table',
    expected: 'the rows of a table right below each other, with a line such as `|---|---|` under the first',
    fix: isBehindTable
      ? 'Remove the blank line. The row is not read now.'
      : 'Put the row into the table. It is not read now.',
  };
}

function listedRow(line: number): Problem {
  return {
    severity: 'warning',
    code: 'row-like-a-list',
    line,
    found: 'a row that begins like a list, which ends the table above',
    expected: 'a pipe at the beginning of the row',
    fix: 'Write `|` before the row. It is not read now.',
  };
}

function htmlTable(line: number): Problem {
  return {
    severity: 'warning',
    code: 'html-table',
    line,
    found: 'a table in HTML',
    expected: 'a Markdown table',
    fix: 'Write it as `| … | … |` with a line `|---|---|` under the first row. It is not read now.',
  };
}
