import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { isPlaceholder } from '../placeholders.js';
import type { Problem } from '../problem.js';
import { type HeaderTable, namesRunbook, readHeaderTable } from './read-header.js';

/** The blocks of one runbook and its header tables. */
export interface RunbookPart {
  readonly blocks: readonly Block[];
  readonly headerTables: readonly HeaderTable[];
}

export interface ChosenRunbook extends RunbookPart {
  readonly problems: readonly Problem[];
}

/**
 * Chooses the runbook in a document that may hold several, as the page does that defines the format: its empty template
 * first, a complete example below. A header table with a "Runbook name" row begins a runbook, which ends where the next
 * one begins; what stands above the first belongs to the first. The first with a name filled in counts.
 */
export function chooseRunbook(source: MarkdownSource, blocks: readonly Block[]): ChosenRunbook {
  const parts = splitAtNames(source, blocks);
  const chosen = parts.find(hasName) ?? parts[0] ?? { blocks: [], headerTables: [] };
  const problems = parts.filter((part) => part !== chosen).map((part) => otherRunbook(source, part, chosen));
  return { ...chosen, problems };
}

function splitAtNames(source: MarkdownSource, blocks: readonly Block[]): readonly RunbookPart[] {
  const parts: { blocks: Block[]; headerTables: HeaderTable[] }[] = [{ blocks: [], headerTables: [] }];
  const { tables, older } = headerTablesIn(source, blocks);
  for (const block of blocks) {
    const headerTable = tables.get(block);
    if (
      headerTable &&
      namesRunbook(headerTable.rows) &&
      parts.at(-1)?.headerTables.some(({ rows }) => namesRunbook(rows))
    ) {
      parts.push({ blocks: [], headerTables: [] });
    }
    if (headerTable) parts.at(-1)?.headerTables.push(headerTable);
    else if (!older.has(block)) parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

interface HeaderTables {
  readonly tables: ReadonlyMap<Block, HeaderTable>;
  /** Tables that only look like the header. */
  readonly older: ReadonlySet<Block>;
}

/** A quoted header is an example or an older text, unless all are quoted. */
function headerTablesIn(source: MarkdownSource, blocks: readonly Block[]): HeaderTables {
  const found = blocks.flatMap((block): [Block, HeaderTable][] => {
    const headerTable = block.kind === 'table' ? readHeaderTable(source, block) : undefined;
    return headerTable ? [[block, headerTable]] : [];
  });
  const unquoted = found.filter(([{ isQuoted }]) => !isQuoted);
  if (unquoted.length === 0) return { tables: new Map(found), older: new Set() };
  return { tables: new Map(unquoted), older: new Set(found.flatMap(([block]) => (block.isQuoted ? [block] : []))) };
}

function hasName({ headerTables }: RunbookPart): boolean {
  return headerTables
    .flatMap(({ rows }) => rows)
    .some(({ field, value }) => field === 'name' && value.text !== '' && !isPlaceholder('name', value));
}

function otherRunbook(source: MarkdownSource, other: RunbookPart, chosen: RunbookPart): Problem {
  return {
    severity: 'warning',
    code: 'several-runbooks',
    line: headerLine(source, other),
    isLineShown: true,
    found: 'Another header table has a “Runbook name”.',
    fix: `Remove that runbook. Until then the one that begins on line ${headerLine(source, chosen)} counts.`,
  };
}

function headerLine(source: MarkdownSource, { headerTables }: RunbookPart): number {
  return source.lineOf(headerTables[0]?.table.span.start ?? 0);
}
