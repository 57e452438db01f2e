import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block, TableBlock } from '../markdown/read-blocks.js';
import type { Problem } from '../problem.js';
import type { Contact } from '../runbook.js';
import { doubtfulRow, doubtfulTable, shiftedRow } from './contact-problems.js';
import { contactHeading, isIntroduction, mayBeCustomers, namesOnly, type Side, sideInCell } from './contact-side.js';
import { longestHeading } from './heading-kind.js';
import { type ContactRow, findContactColumns, readContactRows } from './read-contacts.js';
import type { SectionBlocks } from './sections.js';

/** Whose contacts are whose. Whoever is not certainly GitLab's is among the customer's, and so stays in GitLab. */
export interface ContactReading {
  readonly gitlab: readonly Contact[];
  readonly customer: readonly Contact[];
  readonly problems: readonly Problem[];
}

/** A contacts table and what is certain of all people in it. */
interface SidedTable {
  readonly table: TableBlock;
  readonly side: Side;
}

/**
 * Sorts the people of all contacts tables. A table belongs to the heading-like line directly above it; a row may say more
 * with a column such as Company.
 * @param customer the customer's name, as `customerOf` gives it
 */
export function sortContacts(
  source: MarkdownSource,
  parts: readonly SectionBlocks[],
  customer: string | undefined,
): ContactReading {
  const tables = parts.flatMap((part) => tablesOf(source, part, customer));
  const unquoted = tables.filter(({ table }) => !isQuoted(table));
  const readings = (unquoted.length > 0 ? unquoted : tables).map((each) => sortRows(source, each, customer));
  return {
    gitlab: readings.flatMap(({ gitlab }) => gitlab),
    customer: readings.flatMap((reading) => reading.customer),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

function isQuoted(block: Block): boolean {
  return block.isQuoted === true;
}

/** Contacts tables stand under their headings, or under headings that the format does not know. */
function tablesOf(source: MarkdownSource, part: SectionBlocks, customer: string | undefined): readonly SidedTable[] {
  const { name, blocks, followsHeading, hasQuotedHeading, isAside } = part;
  const isUnknown = name === undefined && !isAside;
  if (name !== 'gitlabContacts' && name !== 'customerContacts' && !isUnknown) return [];
  let isCertain = followsHeading;
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') {
      isCertain &&= isHarmless(source, block, customer);
      return [];
    }
    const columns = findContactColumns(source, block);
    if (!columns || (isUnknown && (columns.role ?? columns.company) === undefined)) return [];
    const side = sideOfSection(name, isCertain && (!hasQuotedHeading || isQuoted(block)));
    // A quoted table is an older one: the table below it still stands under the heading.
    isCertain &&= !hasQuotedHeading && isQuoted(block);
    return [{ table: block, side }];
  });
}

function sideOfSection(name: SectionBlocks['name'], isCertain: boolean): Side {
  if (name === 'customerContacts') return 'customer';
  return name === 'gitlabContacts' && isCertain ? 'gitlab' : undefined;
}

/** Text between a heading and its table that cannot be a heading of its own, such as "Whoever attends the call:" can. */
function isHarmless(source: MarkdownSource, block: Block, customer: string | undefined): boolean {
  const { start, end } = block.span;
  const markdown = source.text.slice(start, Math.min(end, start + longestProse));
  if (block.kind === 'other')
    return !/[\p{L}\p{N}]/u.test(markdown.replace(/<[^<>]*>/g, '')) || /^\[[^\]]*\]:/.test(markdown);
  if (block.kind !== 'paragraph' || end - start > longestProse) return false;
  const { text } = source.inline(markdown);
  if (text.length <= longestHeading && isIntroduction(text)) return true;
  const isSentence = /[.!]$/.test(text) && text.split(' ').length > 4;
  return isSentence && !mayBeCustomers({ name: text, role: '', description: '' }, customer);
}

/** In UTF-16 code units. */
const longestProse = 1_000;

function sortRows(source: MarkdownSource, { table, side }: SidedTable, customer: string | undefined): ContactReading {
  const gitlab: Contact[] = [];
  const customers: Contact[] = [];
  const doubtful: Contact[] = [];
  const shifted: Contact[] = [];
  let sectionSide = side;
  const hasCompany = findContactColumns(source, table)?.company !== undefined;
  for (const row of readContactRows(source, table)) {
    if (row.isShifted) {
      customers.push(row.contact);
      shifted.push(row.contact);
      continue;
    }
    const divider = dividerSide(row, hasCompany, customer);
    if (divider !== 'person') {
      sectionSide = sectionSide === 'customer' ? 'customer' : divider;
      continue;
    }
    const rowSide = sideOfRow(row, sectionSide, hasCompany, customer);
    if (rowSide === 'gitlab') gitlab.push(row.contact);
    else customers.push(row.contact);
    if (rowSide === undefined) doubtful.push(row.contact);
  }
  const problems =
    side === undefined && !hasCompany && doubtful.length > 0
      ? [doubtfulTable(source.lineOf(table.span.start), doubtful.length)]
      : doubtful.map(doubtfulRow);
  return { gitlab, customer: customers, problems: [...problems, ...shifted.map(shiftedRow)] };
}

function sideOfRow(
  { contact: { name, role, description }, company, others }: ContactRow,
  side: Side,
  hasCompany: boolean,
  customer: string | undefined,
): Side {
  if (side === 'customer') return 'customer';
  const said = sideInCell(company);
  if (said === 'customer' || (hasCompany && said === undefined)) return said;
  const cells = { name: `${name.text} ${name.url ?? ''} ${others}`, role: role.text, description: description.text };
  if (mayBeCustomers(cells, customer)) return undefined;
  return said ?? side;
}

/** A row that is a heading for the rows below, such as `| **Customer** | | |`, or begins another table. */
function dividerSide(row: ContactRow, hasCompany: boolean, customer: string | undefined): Side | 'person' {
  const { contact, company, filled, isHeader } = row;
  const { name } = contact;
  if (isHeader) return contactHeading(name.text).side === 'customer' ? 'customer' : undefined;
  if (filled !== 1 || name.text === '' || (hasCompany && company !== '')) return 'person';
  const { side, saysContacts } = contactHeading(name.text);
  const isMarked = /^(?:\*\*|__|<b>|<strong>)/.test(name.markdown) || name.text.endsWith(':');
  if (side !== undefined || isMarked || saysContacts || name.text.length > longestHeading) return side;
  return namesOnly(name.text, customer) ? undefined : 'person';
}
