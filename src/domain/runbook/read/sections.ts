import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { readInline } from '../markdown/read-inline.js';
import { labelKey } from '../markdown/table-rows.js';
import type { SectionName } from '../runbook.js';

/** The blocks under a heading; `undefined` names what stands under no heading that the format knows. */
export interface SectionBlocks {
  readonly name: SectionName | undefined;
  readonly blocks: readonly Block[];
}

/** A heading that the format knows, and where. */
export interface SectionHeading {
  readonly name: SectionName;
  readonly end: number;
  readonly line: number;
}

export interface Sections {
  readonly headings: readonly SectionHeading[];
  /** In document order. A section is split where a heading of another kind interrupts it. */
  readonly parts: readonly SectionBlocks[];
}

type HeadingKind = SectionName | 'example' | undefined;

/** Keys of headings (see `labelKey`) without a leading number, so `### Runbook -Tasks` and `3. Runbook - Tasks` are one. */
const knownHeadings: readonly (readonly [SectionName, RegExp])[] = [
  ['gitlabContacts', /^(?:gitlabcontacts?|contactsgitlab)$/],
  ['customerContacts', /^(?:customers?contacts?|contactscustomers?)$/],
  ['preCall', /^precall(?:checklist|checks?)?$/],
  ['tasks', /^(?:runbook)?tasks?(?:list)?$/],
  ['rollbackPlan', /^rollback(?:plan|steps|procedure)?$/],
  ['postCall', /^postcall(?:checklist|checks?)?$/],
];

/**
 * Sorts blocks under the headings they belong to. A heading of any level that the format knows begins its section; an
 * unknown heading of a deeper level stays in it. What stands under a heading `Example` is left out: the format's own
 * template explains the task table with one, and nobody means to carry it out.
 */
export function splitSections(source: MarkdownSource, blocks: readonly Block[]): Sections {
  const headings: SectionHeading[] = [];
  const parts: { name: SectionName | undefined; blocks: Block[] }[] = [];
  let open: { level: number; kind: HeadingKind }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      addTo(parts, innermost(open), block);
      continue;
    }
    const kind = headingKind(source.text.slice(block.span.start, block.span.end));
    open = [...open.filter(({ level }) => level < block.level), { level: block.level, kind }];
    if (kind === undefined) addTo(parts, innermost(open), block);
    else if (kind !== 'example') {
      headings.push({ name: kind, end: block.span.end, line: source.lineOf(block.span.start) });
      parts.push({ name: kind, blocks: [] });
    }
  }
  return { headings, parts };
}

function innermost(open: readonly { kind: HeadingKind }[]): HeadingKind {
  return open.findLast(({ kind }) => kind !== undefined)?.kind;
}

function addTo(parts: { name: SectionName | undefined; blocks: Block[] }[], kind: HeadingKind, block: Block): void {
  if (kind === 'example') return;
  const last = parts.at(-1);
  if (last && last.name === kind) last.blocks.push(block);
  else parts.push({ name: kind, blocks: [block] });
}

function headingKind(markdown: string): HeadingKind {
  const key = labelKey(readInline(markdown).text).replace(/^\d+/, '');
  if (key === 'example' || key === 'examples') return 'example';
  return knownHeadings.find(([, pattern]) => pattern.test(key))?.[0];
}

/** All blocks of a section, joined where other headings interrupted it. */
export function blocksOf(sections: Sections, name: SectionName): readonly Block[] {
  return sections.parts.filter((part) => part.name === name).flatMap(({ blocks }) => blocks);
}
