import { visibleText, withoutInvisible } from '../../src/runbook/visible-text.js';
import { invisibleCharacters, invisibleIn } from '../support/views/invisible.js';

test.each([
  ['an override', 'exe.\u202egpj', 'exe.gpj'],
  ['isolates', '\u2066a\u2069', 'a'],
  ['marks', '\u200ea\u200f\u061c', 'a'],
  ['zero-width spaces', 'zo\u200bom\u2060\ufeff', 'zoom'],
  ['joiners between Latin letters', 'zo\u200d\u200com', 'zoom'],
  ['a soft hyphen', 'run\u00adbook', 'runbook'],
  ['tags', 'a\u{e0041}\u{e007f}', 'a'],
  ['fillers', '\u3164\u115f\u2800a', 'a'],
  ['control characters', '\u0000a\u0007\u009b', 'a'],
  ['selectors after letters', 'a\ufe0f\ufe0eb\ufe00\u{e0100}', 'ab'],
  ['joiners at the ends', '\u200da\u200c', 'a'],
  ['a row of joiners in an emoji', '👩\u200d\u200d🚀', '👩🚀'],
  ['a joiner between an emoji and a letter', '👩\u200da', '👩a'],
])('%s: left out', (_what, text, visible) => {
  expect(visibleText(text)).toBe(visible);
});

test.each([
  ['tabs and line breaks', 'a\tb\nc'],
  ['an astronaut', '👩‍🚀'],
  ['an astronaut with a skin tone', '👩🏽‍🚀'],
  ['a family', '👨‍👩‍👧‍👦'],
  ['hearts', '❤️‍🔥 ❤️'],
  ['a pirate flag', '🏴‍☠️'],
  ['a keycap', '1️⃣ #️⃣'],
  ['a country', '🇩🇪'],
  ['Persian', 'می‌خواهم'],
  ['Hindi', 'क्‍ष क्‌ष'],
  ['Bengali', 'র‍্যাব'],
  ['Malayalam', 'ന്‍റെ'],
  ['combined letters', 'e\u0301 ñ'],
])('%s: stays', (_what, text) => {
  expect(visibleText(text)).toBe(text);
});

test.each(['\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])('%j is a line break', (lineBreak) => {
  expect(visibleText(`a${lineBreak}b`)).toBe('a\nb');
});

test('a half of a character shows as one that is missing', () => {
  expect(visibleText('a\ud800b')).toBe('a\ufffdb');
});

test('for comparing, nothing invisible stays', () => {
  expect(withoutInvisible('می\u200cخواهم\ufe0f')).toBe('میخواهم');
});

test('none of all of them stays between letters, emoji or themselves', () => {
  for (const between of ['a', '👩', 'م', '1', '']) {
    expect(invisibleIn(visibleText(invisibleCharacters.join(between)))).toEqual([]);
  }
});
