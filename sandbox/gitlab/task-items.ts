/**
 * How GitLab counts the task items of a text. It asks for a list marker before the box, so `[x] - done` counts for
 * nothing, and so does the inapplicable `[~]`.
 */
export function countTaskItems(markdown: string): { count: number; completed_count: number } {
  const outsideFences = markdown.replaceAll('\r', '').replace(/^```[\s\S]*?^```$/gm, '');
  const boxes = [...outsideFences.matchAll(/^(?:> ?)*[ \t]*(?:[-+*]|\d+[.)])[ \t]+\[([ xX])\][ \t].+$/gm)];
  return { count: boxes.length, completed_count: boxes.filter((box) => box[1] !== ' ').length };
}
