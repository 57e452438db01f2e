import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { labelKey } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import { fieldsByKey } from './read-header.js';
import type { SectionBlocks } from './sections.js';

/** Rows and tables that nobody sees as such: the format's tables would be read without a word of what is missing. */
export function lostRows(source: MarkdownSource, parts: readonly SectionBlocks[]): readonly Problem[] {
  return parts.flatMap(({ name, blocks }) => {
    if (name === undefined)
      return blocks.flatMap((block) => headerRow(source, block) ?? unnamedTable(source, block) ?? []);
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

/** A table of the format in HTML where no heading says what it is. Other tables in HTML are nobody's concern here. */
function unnamedTable(source: MarkdownSource, { kind, span }: Block): Problem | undefined {
  if (kind !== 'other' && kind !== 'paragraph' && kind !== 'list') return undefined;
  const start = source.text.slice(span.start, Math.min(span.end, span.start + longestRow));
  const [, table = ''] = start.split(/<table\b/i, 2);
  const line = source.lineOf(span.start);
  if (/\bname\b/i.test(table) && /\brole\b/i.test(table)) return htmlTable(line, contactsInMarkdown);
  if (/\btask\b/i.test(table) && /\b(?:outcome|duration)\b/i.test(table)) return htmlTable(line, tasksInMarkdown);
  return undefined;
}

const contactsInMarkdown =
  'Write it in Markdown, under the heading “GitLab Contacts” or “Customer Contacts”: “| Name | Role | Description |”, with “|---|---|---|” under the first row.';
const tasksInMarkdown =
  'Write it in Markdown, under the heading “Runbook - Tasks”: “| Task | Outcome | Duration |”, with “|---|---|---|” under the first row.';

const longestLabel = 60;

/** In UTF-16 code units: so much of a block is looked at. */
const longestRow = 1_000;

function strayRow(line: number, isBehindTable: boolean): Problem {
  return {
    severity: 'warning',
    code: 'row-outside-table',
    line,
    isLineShown: true,
    found: isBehindTable
      ? 'A row isn’t read: the blank line before it ends the table.'
      : 'A row isn’t read: it isn’t in a table.',
    fix: isBehindTable
      ? 'Remove the blank line.'
      : 'Put it into the table. A table needs a line such as “|---|---|” under its first row.',
  };
}

function listedRow(line: number): Problem {
  return {
    severity: 'warning',
    code: 'row-like-a-list',
    line,
    isLineShown: true,
    found: 'A row isn’t read: it begins like a list, which ends the table.',
    fix: 'Begin the row with “|”.',
  };
}

const inMarkdown = 'Write it in Markdown: “| … | … |”, with “|---|---|” under the first row.';

function htmlTable(line: number, fix = inMarkdown): Problem {
  return {
    severity: 'warning',
    code: 'html-table',
    line,
    isLineShown: true,
    found: 'A table isn’t read: it is in HTML.',
    fix,
  };
}
