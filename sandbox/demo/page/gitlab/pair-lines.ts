/** A line of a diff. `other` is the line that it became, or was, if there is one beside it. */
export interface ChangedLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly other: string | undefined;
}

/**
 * Puts the removed and the added lines of a hunk beside each other, so that what changed inside of them can be marked.
 * @param lines as unified diffs have them, with their sign in front
 */
export function pairLines(lines: readonly string[]): readonly ChangedLine[] {
  const result: ChangedLine[] = [];
  let [removed, added]: [string[], string[]] = [[], []];
  const flush = () => {
    const paired = removed.length === added.length;
    result.push(
      ...removed.map((text, index) => ({ kind: 'removed' as const, text, other: paired ? added[index] : undefined })),
    );
    result.push(
      ...added.map((text, index) => ({ kind: 'added' as const, text, other: paired ? removed[index] : undefined })),
    );
    [removed, added] = [[], []];
  };
  // What begins with a backslash is no line, but a remark on the one before it.
  for (const line of lines.filter((one) => !one.startsWith('\\'))) {
    const text = line.slice(1);
    if (line.startsWith('-')) {
      // Removed lines come first: another one after added lines begins a new change.
      if (added.length > 0) flush();
      removed.push(text);
    } else if (line.startsWith('+')) {
      added.push(text);
    } else {
      flush();
      result.push({ kind: 'same', text, other: undefined });
    }
  }
  flush();
  return result;
}
