import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import type { SectionName } from '../runbook.js';
import type { HeadingKind } from './heading-kind.js';
import { outline } from './outline.js';
import type { OutlineEntry } from './outline-entry.js';

/** The blocks under a heading; `undefined` names what stands under no heading that the format knows. */
export interface SectionBlocks {
  readonly name: SectionName | undefined;
  /** Headings of the author's own are among them. */
  readonly blocks: readonly Block[];
  /** Whether its heading stands directly above: not where a section goes on behind another one. */
  readonly followsHeading: boolean;
  /** Whether that heading stands in a quote. */
  readonly hasQuotedHeading: boolean;
  /** Whether the author's own heading above says that this is about other work than the call's. */
  readonly isAside: boolean;
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

interface OpenHeading {
  readonly level: number;
  readonly kind: HeadingKind;
  /** In how many `<details>` it stands. */
  readonly depth: number;
}

type OpenPart = SectionBlocks & { readonly blocks: Block[] };

/**
 * Sorts blocks under the headings they belong to. A heading of any level that the format knows begins its section; an
 * unknown heading of a deeper level stays in it. What stands under a heading `Example` is left out: the format's own
 * template explains the task table with one, and nobody means to carry it out.
 */
export function splitSections(source: MarkdownSource, blocks: readonly Block[]): Sections {
  const headings: SectionHeading[] = [];
  const parts: OpenPart[] = [];
  let open: readonly OpenHeading[] = [];
  let depth = 0;
  for (const entry of withoutQuotedSections(outline(source, blocks))) {
    if (entry.kind === 'scope') {
      depth = Math.max(0, depth + entry.change);
      open = open.filter((heading) => heading.depth <= depth);
    } else if (entry.kind === 'block') addTo(parts, innermost(open), entry.block);
    else {
      const { block, of } = entry;
      open = [...open.filter(({ level }) => level < block.level), { level: block.level, kind: of, depth }];
      if (isSection(of)) {
        headings.push({ name: of, end: block.span.end, line: source.lineOf(block.span.start) });
        const hasQuotedHeading = block.isQuoted === true;
        parts.push({ name: of, blocks: [], followsHeading: true, hasQuotedHeading, isAside: false });
      } else if (of === undefined) addTo(parts, innermost(open), block);
    }
  }
  return { headings, parts };
}

/** A quoted section is an example or an older text, unless all sections are quoted. Quoted text under an unquoted heading stays. */
function withoutQuotedSections(entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const isKnown = (entry: OutlineEntry) => entry.kind === 'heading' && entry.of !== undefined;
  const isQuoted = (entry: OutlineEntry) => entry.kind !== 'scope' && entry.block.isQuoted === true;
  if (!entries.some((entry) => isKnown(entry) && !isQuoted(entry))) return entries;
  let isInside = false;
  return entries.filter((entry) => {
    isInside = isQuoted(entry) && (isInside || isKnown(entry));
    return !isInside;
  });
}

function isSection(kind: HeadingKind): kind is SectionName {
  return kind !== undefined && kind !== 'example' && kind !== 'aside';
}

function innermost(open: readonly OpenHeading[]): HeadingKind {
  return open.findLast(({ kind }) => kind !== undefined)?.kind;
}

function addTo(parts: OpenPart[], kind: HeadingKind, block: Block): void {
  if (kind === 'example') return;
  const isAside = kind === 'aside';
  const name = isSection(kind) ? kind : undefined;
  const last = parts.at(-1);
  if (last && last.name === name && last.isAside === isAside) last.blocks.push(block);
  else parts.push({ name, blocks: [block], followsHeading: false, hasQuotedHeading: false, isAside });
}

/** All blocks of a section, joined where other headings interrupted it. */
export function blocksOf(sections: Sections, name: SectionName): readonly Block[] {
  return sections.parts.filter((part) => part.name === name).flatMap(({ blocks }) => blocks);
}
