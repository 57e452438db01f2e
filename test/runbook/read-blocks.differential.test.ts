import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { markdownSource } from '../../src/runbook/markdown/markdown-source.js';
import { type Block, readBlocks } from '../../src/runbook/markdown/read-blocks.js';
import { tableRows } from '../../src/runbook/markdown/table-rows.js';
import { findItems } from '../../src/runbook/read/find-items.js';
import { runbookMarkdown } from './arbitrary-runbook.js';
import { fixtureNames, readFixture } from './runbook-fixtures.js';

/** Another, slower parser (mdast) reads the same tables and task items at the same places. */
describe('the block reader and mdast agree on tables and task items', () => {
  test.each(fixtureNames)('in %s', (name) => {
    const markdown = withoutMark(readFixture(name));

    expect(ours(markdown)).toEqual(mdasts(markdown));
  });

  test('and find what is in the handbook page', () => {
    const { rows, tasks } = ours(readFixture('handbook-page'));

    expect(rows).toHaveLength(32);
    expect(rows[0]).toEqual(['Runbook name']);
    expect(rows.at(-1)).toEqual(['Update issue with outcome']);
    expect(tasks).toHaveLength(5);
  });

  test('in generated runbooks', () => {
    fc.assert(
      fc.property(runbookMarkdown.map(withoutMark), (markdown) => {
        expect(ours(markdown)).toEqual(mdasts(markdown));
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) },
    );
  });
});

interface Structure {
  /** The cells of each row that has any, as written. */
  readonly rows: readonly (readonly string[])[];
  /** Offset of the mark and whether it is ticked. */
  readonly tasks: readonly (readonly [number, boolean])[];
}

/** Mdast counts offsets as if the byte order mark were not there. */
function withoutMark(markdown: string): string {
  return markdown.replace(/^\ufeff/, ' ');
}

function ours(markdown: string): Structure {
  const source = markdownSource(markdown);
  const blocks = readBlocks(markdown);
  const tables = flatten(blocks).filter((block) => block.kind === 'table');
  const items = findItems(markdown, blocks);
  return {
    rows: tables
      .flatMap((table) => tableRows(source, table))
      .map(({ cells }) => withoutEmptyTail(cells.map(({ start, end }) => markdown.slice(start, end)))),
    // `- [~] text`, `[x] - text` and `- []` are boxes to us and GitLab's readers, but no GFM task items.
    tasks: items
      .filter(
        ({ box, form, text }) =>
          form === 'list' && box.usual && box.state !== 'inapplicable' && text.end > box.textStart,
      )
      .map(({ box }): [number, boolean] => [box.mark.start, box.state === 'done'])
      .sort(([a], [b]) => a - b),
  };
}

function flatten(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((item) => flatten(item.blocks)) : [block],
  );
}

/** The part of an mdast node that this test reads. */
interface Node {
  readonly type: string;
  readonly checked?: boolean | null | undefined;
  readonly children?: readonly Node[];
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
}

interface Point {
  readonly offset?: number | undefined;
}

function mdasts(markdown: string): Structure {
  const root: Node = fromMarkdown(markdown, {
    extensions: [gfmTable(), gfmTaskListItem()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
  const nodes = descendants(root);
  return {
    rows: nodes
      .filter(({ type }) => type === 'tableRow')
      .map((row) => withoutEmptyTail((row.children ?? []).map((cell) => cellText(markdown, cell)))),
    tasks: nodes
      .filter(({ type, checked }) => type === 'listItem' && typeof checked === 'boolean')
      .map((item): [number, boolean] => [fingerprintOf(markdown, item), item.checked === true])
      .sort(([a], [b]) => a - b),
  };
}

function descendants(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(descendants)];
}

function cellText(markdown: string, cell: Node): string {
  const start = cell.children?.[0]?.position?.start.offset;
  const end = cell.children?.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? '' : markdown.slice(start, end);
}

/** Mdast drops the box from the paragraph: it is the last bracket before the paragraph's text. */
function fingerprintOf(markdown: string, item: Node): number {
  return markdown.lastIndexOf('[', item.children?.[0]?.position?.start.offset) + 1;
}

/** Whether an empty last cell exists is a matter of taste: mdast has one between a last pipe and trailing blanks. */
function withoutEmptyTail(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}
