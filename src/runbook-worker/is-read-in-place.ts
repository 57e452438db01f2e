/** In UTF-16 code units. */
const longest = 16_384;

/**
 * What a reading costs is proportional to the ASCII characters that are neither letters, digits nor blanks: line ends, pipes, list
 * marks, brackets. The costliest text with so many (list items, 16 lists deep) takes 30 ms on a slow machine; a runbook
 * of 10,000 characters has 1,600. Handing a text to a thread takes 2 ms, or 150 ms when one must be started.
 */
const mostMarks = 2_000;

/**
 * Whether a text is cheap enough to be read on the thread that asks, which does nothing else meanwhile.
 * @param times how often it will be read
 */
export function isReadInPlace(markdown: string, times: number): boolean {
  return markdown.length <= longest && !hasMoreMarks(markdown, mostMarks / times);
}

function hasMoreMarks(text: string, most: number): boolean {
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    if (isMark(text.charCodeAt(at))) marks += 1;
    if (marks > most) return true;
  }
  return false;
}

function isMark(code: number): boolean {
  const isDigit = code >= 48 && code <= 57;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return code < 128 && code !== 32 && !isDigit && !isLetter;
}
