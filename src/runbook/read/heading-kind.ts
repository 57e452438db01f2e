import { labelKey } from '../markdown/table-rows.js';
import type { SectionName } from '../runbook.js';

/**
 * What a heading begins: a section of the format, an `example` of one, or an `aside`, whose tables are about other work than
 * the call's. `undefined` for a heading of the author's own.
 */
export type HeadingKind = SectionName | 'example' | 'aside' | undefined;

/** In UTF-16 code units: nobody writes a longer heading. */
export const longestHeading = 160;

const sections: readonly (readonly [SectionName, RegExp])[] = [
  ['preCall', /^(?:checklist)?precall(?:checkliste?|checks?|list)?$/],
  ['tasks', /^(?:runbook)?tasks?(?:list)?$/],
  ['rollbackPlan', /^rollback(?:plan|steps|procedure)?$/],
  ['postCall', /^(?:checklist)?postcall(?:checkliste?|checks?|list)?$/],
];

const asides = /\b(?:retro|retrospective|post[- ]?mortem|follow[- ]?ups?|action items|lessons learned)\b/i;

/** `:clipboard:`, `(3/4)`, `[2 of 4]`, `50 %`, `(optional)`: what stands around a heading and says nothing of its kind. */
const decorations: readonly RegExp[] = [
  /:[a-z0-9_+-]{1,40}:/gi,
  /[([]\s?\d{1,4}\s?(?:\/|of|out of)\s?\d{1,4}(?: [a-z]{1,12})?\s?[)\]]/gi,
  /\b\d{1,4}\s?(?:\/|of)\s?\d{1,4}\b/gi,
  /\b\d{1,3}\s?%(?:\s(?:done|complete))?/gi,
  /\uFE0F?\u20E3/g,
  /[✅☑✔🚧⏳]\uFE0F?\s?(?:done|complete|completed|wip)?$/giu,
  /\((?:optional|required|mandatory|if (?:any|needed)|wip|draft|done|complete|completed)\)/gi,
];

const number =
  /^[^\p{L}\p{N}]*(?:(?:step|section|part|phase)\s+)?(?:\d{1,4}(?:\.\d{1,4}){0,4}|[a-h](?=[.)]))[.):\s–—-]+/iu;

/** The words of a heading without its number, count and pictures: `Step 3: :clipboard: Pre-call checklist (3/4)`. */
export function bareHeading(text: string): string {
  const words = decorations.reduce((rest, decoration) => rest.replace(decoration, ' '), text.slice(0, longestHeading));
  return words.replace(number, '').trim();
}

/** What the words of a heading say that it begins; contacts excepted, see `contactSide`. */
export function sectionOf(text: string): HeadingKind {
  if (text.length > longestHeading) return undefined;
  const words = bareHeading(text);
  const key = labelKey(words);
  if (key === 'example' || key === 'examples') return 'example';
  const name = sections.find(([, pattern]) => pattern.test(key))?.[0];
  if (name !== undefined) return name;
  if (asides.test(words)) return 'aside';
  const withoutRemark = labelKey(words.replace(/\s\([^()]*\)$|(?<=list)(?::|\s[–—-])\s.*$/i, ''));
  return sections.find(([each, pattern]) => each !== 'tasks' && pattern.test(withoutRemark))?.[0];
}
