/** Container marks (`>`, `-`, `1.`) that one line may open, and columns it may be indented before it opens one. */
const maxMarks = 16;
const maxIndent = 64;

const containerToken = /[ \t]+|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/y;

/** Only the characters of a table's delimiter row, with the list and quote marks that may stand before it. */
const delimiterRow = /^[ \t>|:*+-]+$/;

/**
 * Prepares Markdown for the block parser without moving anything: the result has the length of the input, so an offset
 * into it is an offset into the original.
 *
 * The byte order mark and the carriage return of CRLF become spaces, a lone carriage return becomes a line feed
 * (CommonMark counts it as a line end, the parser does not), and trailing blanks of a table's delimiter row move in
 * front of its last pipe, since the parser would otherwise not see the table. Nesting deeper than anyone writes is cut
 * off, because the parser's work grows with the square of the depth: 1 MiB of `>` would take it eleven seconds.
 */
export function normaliseMarkdown(markdown: string): string {
  return markdown
    .replace(/^\uFEFF/, ' ')
    .replaceAll('\r\n', ' \n')
    .replaceAll('\r', '\n')
    .split('\n')
    .map((line) => closeDelimiterRow(limitNesting(line)))
    .join('\n');
}

/** Turns the first container mark beyond the limits into a letter, which makes the rest of the line plain text. */
function limitNesting(line: string): string {
  let marks = 0;
  let columns = 0;
  containerToken.lastIndex = 0;
  for (let token = containerToken.exec(line)?.[0]; token !== undefined; token = containerToken.exec(line)?.[0]) {
    if (/^[ \t]/.test(token)) {
      columns += token.length;
      continue;
    }
    marks += 1;
    if (marks <= maxMarks && columns <= maxIndent) continue;
    const end = containerToken.lastIndex;
    return line.slice(0, end - token.length) + 'x'.repeat(token.length) + line.slice(end);
  }
  return line;
}

function closeDelimiterRow(line: string): string {
  const end = line.trimEnd().length;
  if (end === line.length || line[end - 1] !== '|' || !line.includes('-') || !delimiterRow.test(line)) return line;
  return `${line.slice(0, end - 1)}${line.slice(end)}|`;
}
