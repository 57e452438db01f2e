/** Tags of HTML that GitLab shows as such: no placeholders, though they stand in angle brackets. */
const htmlTag =
  /^<\/?(?:a|abbr|b|blockquote|br|code|del|details|div|em|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|samp|small|span|strike|strong|sub|summary|sup|table|td|th|tr|tt|u|ul|var|video)\b/i;

/** Text in the marks in which templates keep a place: `<customer>`, `%{customer}`, `{{customer}}`, `${customer}`, `%CUSTOMER%`, `$DRI`. */
const kept =
  /^(?:<(?!https?:|t:\d)@?[a-z][^<>@]*>|%\{[^{}]+\}|\{\{[^{}]+\}\}|\$\{[^{}]+\}|%[A-Z][A-Z_ ]+%|\$[A-Z][A-Z_]+)$/i;

/** The same in brackets that people also put around names and remarks: `[Customer name]`, `{task}`, but also `[Acme]`. */
const bracketed = /^(?:\[([^[\]]+)\]|\{([^{}]+)\})$/;

/** What templates say between such brackets, and people do not. */
const templateWord =
  /\b(?:add|address|clients?|company|contacts?|customers?|date|describe|description|dri|enter|fill|goes|here|how|insert|issue|link|names?|number|owner|placeholder|replace|roles?|short|steps?|summary|tasks?|tba|tbc|tbd|time|timezone|title|todo|tz|url|user|username|what|when|where|which|who|your|zoom)\b/i;

/** What may be such a mark within a text. A link's words are none. */
const marks =
  /<[^<>]{1,200}>|%\{[^{}]{1,200}\}|\{\{[^{}]{1,200}\}\}|\$\{[^{}]{1,200}\}|\[[^[\]]{1,200}\](?![([])|\{[^{}]{1,200}\}/g;

/** In UTF-16 code units: nobody keeps a place with a longer text. */
const longestKept = 200;

/** Whether all of a text is one mark that keeps a place for what is to be written there, perhaps in code, bold or behind `@`. */
function isKeptPlace(markdown: string): boolean {
  const words = withoutSurroundings(markdown).replace(/^@(?=[<[{%$])/, '');
  if (htmlTag.test(words)) return false;
  const [, square, curly] = bracketed.exec(words) ?? [];
  const inside = square ?? curly;
  return inside === undefined ? kept.test(words) : templateWord.test(inside.replaceAll('_', ' '));
}

/**
 * Whether a text is a mark that keeps a place for what is to be written there, or several with no other words than `UTC` between
 * them: `<customer>`, `@[username]`, `<date> - <time> UTC`.
 */
export function keepsPlace(markdown: string): boolean {
  if (markdown.length > longestKept || !/[<[{%$]/.test(markdown)) return false;
  if (isKeptPlace(markdown)) return true;
  const beside = markdown.replace(marks, (mark) => (isKeptPlace(mark) ? '' : mark));
  return beside !== markdown && !/[\p{L}\p{N}]/u.test(beside.replace(/\b(?:UTC|GMT)\b/i, ''));
}

const before =
  /^(?:[\s`*_"'“”„«»‹›(]|-\s|:[a-z0-9_+-]{1,40}:|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Join_Control}\p{Variation_Selector}\p{Me}])+/iu;
const last =
  /(?:[\s`*_"'“”„«»‹›).,;!:\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Join_Control}\p{Variation_Selector}\p{Me}]|:[a-z0-9_+-]{1,40}:)$/iu;

/** Nothing stands around it, as around nearly all texts: the others cost ten times as much. */
const bare = /^[a-z0-9](?:.*[a-z0-9])?$/is;

/**
 * Without the backticks, stars, quotation marks, parentheses, pictures and full stops around all of it.
 * @param text short, since its end is taken off piece by piece
 */
export function withoutSurroundings(text: string): string {
  if (bare.test(text)) return text;
  let rest = text.replace(before, '');
  for (let next = rest.replace(last, ''); next !== rest; next = rest.replace(last, '')) rest = next;
  return rest;
}
