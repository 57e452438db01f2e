/** Letters, digits and the punctuation that means nothing to Markdown or GitLab inside a line. */
const harmlessWord = /^[\p{L}\p{M}\p{N}.,:;?'"()+/=€£°–—…„“”‚‘’«»-]+$/u;

/**
 * Words without special characters that GitLab still turns into something: a web address, a commit (7 to 40 hex
 * digits), and `GL-12` or `ABC-12`, references to issues here and in an issue tracker outside.
 */
const harmfulWord = /:\/\/|^www\.|(?<![\p{L}\p{N}])[0-9a-f]{7,40}(?![\p{L}\p{N}])|(?<![A-Z0-9])\d*[A-Z][A-Z0-9]*-\d/iu;

/** What makes a line a list, a heading's underline or a quick action (`/close`) when it comes first. */
const harmfulFirstWord = /^(?:[-+=]|\d{1,9}[.)]$|\/)/;

/**
 * Puts text that a person typed into a line or table cell of an issue or comment, so that it reads the same and does
 * nothing: no quick action, no mention, no cross-reference, no markup, no further cell. Words that could do something
 * go into backticks, where GitLab looks for none of these; pipes are escaped; line breaks become `<br>`.
 */
export function safeInline(text: string): string {
  return plainLines(text).map(safeLine).join('<br>');
}

/** The same as one code span on one line: how a runbook writes the reason of an item, and most header values. */
export function safeCode(text: string): string {
  return codeSpan(plainLines(text).join(' '));
}

/**
 * The same as one code span in a table cell, where a pipe needs a backslash also inside code. A backslash in front of
 * a pipe could then not be told from the escape, so such text is made safe word by word.
 */
export function safeCodeInCell(text: string): string {
  return text.includes('\\|') ? safeInline(text) : safeCode(text).replaceAll('|', '\\|');
}

/**
 * Text as it can be read back from the issue: lines without control characters, blank lines, or repeated blanks.
 * All kinds of line ends count, since GitLab deletes carriage returns before it looks for quick actions.
 */
export function plainLines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/\p{Cs}/gu, '\uFFFD')
        .trim(),
    )
    .filter((line) => line !== '');
}

/** Whether text does nothing and means nothing but itself where it stands, so that it needs no backticks. */
export function isHarmless(text: string): boolean {
  const words = text.split(' ');
  return words.every((word, index) => isHarmlessWord(word, index === 0));
}

function isHarmlessWord(word: string, isFirst: boolean): boolean {
  return harmlessWord.test(word) && !harmfulWord.test(word) && !(isFirst && harmfulFirstWord.test(word));
}

function safeLine(line: string): string {
  return line
    .split(' ')
    .map((word, index) => safeWord(word, index === 0))
    .join(' ');
}

function safeWord(word: string, isFirst: boolean): string {
  if (isHarmlessWord(word, isFirst)) return word;
  return word
    .split('|')
    .map((part) => (part === '' ? '' : codeSpan(part)))
    .join('\\|');
}

/**
 * Wraps text in more backticks than stand together inside it. A backtick at an end is kept off the marks by a blank,
 * which CommonMark takes away again.
 */
function codeSpan(text: string): string {
  if (text === '') return '';
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return fence + padding + text + padding + fence;
}
