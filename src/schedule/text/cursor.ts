/** A place in a text that readers move forward; `at` counts UTF-16 code units. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Moves past `pattern` if the text goes on with it; otherwise stays and returns undefined.
 * `pattern` must be sticky (flag `y`), so that it looks only at the cursor's place.
 */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match === null) return undefined;
  cursor.at += match[0].length;
  return match;
}

/** Whether the text goes on with `pattern` (sticky); the cursor stays. */
export function sees(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  return pattern.test(cursor.text);
}

/** What is left of the text. */
export function rest(cursor: Cursor): string {
  return cursor.text.slice(cursor.at);
}
