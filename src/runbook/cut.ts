/**
 * At most `most` UTF-16 code units of a text, the last of which is `…` when there is more. Never between the halves of a
 * character outside the Basic Multilingual Plane.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
