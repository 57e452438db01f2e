/**
 * Characters that nobody sees and that change how others look or what they mean: control characters, Unicode's category Cf
 * (bidirectional overrides, embeddings, isolates and marks, zero-width space, joiners, invisible operators, soft hyphen, byte
 * order mark, tags), everything else that is ignorable by default (fillers, variation selectors), the empty Braille pattern, and
 * halves of characters. Source: Unicode's DerivedCoreProperties.txt.
 */
const invisible = /(?![\t\n])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\u2800]/gu;

const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/g;

const zeroWidthNonJoiner = '\u200C';
const zeroWidthJoiner = '\u200D';
const emojiPresentation = /^[\uFE0E\uFE0F]$/;
const keycap = '\u20E3';

/** Scripts in which a joiner or non-joiner between two letters is spelling: Persian, Hindi, Bengali, Malayalam … */
const joiningScripts =
  /^(?:\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Mongolian}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Gurmukhi}|\p{Script=Gujarati}|\p{Script=Oriya}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Sinhala}|\p{Script=Khmer}|\p{Script=Myanmar})$/u;

/**
 * Text as people may be shown it: without invisible characters, with `\n` as its only line break. A joiner stays where it is
 * part of an emoji (`👩‍🚀`) or of the spelling of a word in a script that needs it; a half of a character becomes `�`.
 */
export function visibleText(text: string): string {
  return text.replace(lineBreaks, '\n').replace(invisible, (character, at: number, whole: string) => {
    if (/^\p{Cs}$/u.test(character)) return '\uFFFD';
    return belongs(character, whole.slice(Math.max(0, at - 4), at), whole.slice(at + 1, at + 3)) ? character : '';
  });
}

/** Text without any invisible character, for comparing. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** @param before the last code points before the character, which takes one code unit */
function belongs(character: string, before: string, after: string): boolean {
  const previous = [...before];
  const last = previous.at(-1) ?? '';
  const next = [...after][0] ?? '';
  if (emojiPresentation.test(character)) return next === keycap || /^(?!\p{ASCII})\p{Emoji}$/u.test(last);
  if (character !== zeroWidthJoiner && character !== zeroWidthNonJoiner) return false;
  if (joiningScripts.test(last) && joiningScripts.test(next)) return true;
  const joined = /^(?:\uFE0F|\p{Emoji_Modifier})$/u.test(last) ? (previous.at(-2) ?? '') : last;
  return character === zeroWidthJoiner && isPictograph(joined) && isPictograph(next);
}

function isPictograph(character: string): boolean {
  return /^\p{Extended_Pictographic}$/u.test(character);
}
