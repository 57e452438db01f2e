/**
 * The content of text that is one code span (`` `a` `` says `a`); other text is returned as it is.
 * As in CommonMark, one space inside each end belongs to the marks when both are there.
 */
export function unwrapCode(markdown: string): string {
  if (markdown[0] !== '`') return markdown;
  const fence = /^`+/.exec(markdown)?.[0] ?? '';
  const inner = markdown.slice(fence.length, -fence.length);
  if (inner === '' || !markdown.endsWith(fence)) return markdown;
  if (inner.includes(fence) && Array.from(inner.matchAll(/`+/g), ([run]) => run).includes(fence)) return markdown;
  if (inner.endsWith('`') || inner.startsWith('`')) return markdown;
  return inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '' ? inner.slice(1, -1) : inner;
}
