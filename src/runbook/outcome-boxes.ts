import { type FoundResult, resultWordAt } from './outcome-words.js';

/** The results to tick in a cell, of which one is ticked. `rest` is what follows it, up to the next box. */
export interface TickedResult {
  readonly result: FoundResult['result'];
  readonly rest: string;
}

const ticked = '\\[\\s?[xX✓✔*•]\\s?\\]|\\([xX•*]\\)|[☑☒✅🗹◉●🔘]\\uFE0F?';
const empty = '\\[\\s{0,3}\\]|\\[[~-]\\]|\\(\\s?\\)|[☐⬜🔲◻▢□○◯⚪]\\uFE0F?|:white_large_square:';

const startsWithBox = new RegExp(`^[^\\p{L}\\p{N}[(:✅]*(?:${ticked}|${empty})`, 'u');
const startsWithTick = /^[^\p{L}\p{N}]*✅/u;
const anyBox = new RegExp(`(${ticked})|${empty}`, 'gu');
const anyEmpty = new RegExp(empty, 'u');
const boxes = `(?:${ticked.replace('✅', '')}|${empty})`;
const boxBehindWord = new RegExp(`^\\s*${boxes}`, 'u');
/** Behind a colon all is a note, unless another word with a colon and a box ends it. */
const boxesBehindColons = new RegExp(`^\\s*:\\s*${boxes}.{0,150}\\p{L}\\s?:\\s?${boxes}\\s*$`, 'u');

/** Whether a cell begins with a box; a `✅` is one only beside an empty box. */
export function isOfBoxes(cell: string): boolean {
  return startsWithBox.test(cell) && (!startsWithTick.test(cell) || anyEmpty.test(cell));
}

/** In UTF-16 code units. */
const longestBoxes = 200;

/** Whether a box stands behind a result's word: `Success [x] Failed [ ]`. */
export function isBeforeBox(rest: string): boolean {
  return boxBehindWord.test(rest) || boxesBehindColons.test(rest.slice(0, longestBoxes));
}

/** The one result that is ticked, `lone` for a ticked box without any word, or `undefined`. */
export function tickedResult(cell: string, areBehind: boolean): TickedResult | 'lone' | undefined {
  const inCell = Array.from(cell.matchAll(anyBox), ({ 0: box, 1: tick, index }) => ({
    isTicked: tick !== undefined,
    start: index,
    end: index + box.length,
  }));
  const found = inCell.flatMap(({ isTicked, start, end }, index) => {
    if (!isTicked) return [];
    const from = areBehind ? (inCell[index - 1]?.end ?? 0) : end;
    const to = areBehind ? start : (inCell[index + 1]?.start ?? cell.length);
    const word = wordIn(cell, from, to);
    return word ? [{ result: word.result, rest: areBehind ? '' : cell.slice(word.end, to) }] : [];
  });
  const [only] = found;
  if (only && found.every(({ result }) => result === only.result)) return only;
  return isLoneTick(cell) && inCell.length === 1 ? 'lone' : undefined;
}

function isLoneTick(cell: string): boolean {
  return /[☑🗹]|\[\s?[xX✓✔]\s?\]/u.test(cell) && !/[\p{L}\p{N}]/u.test(cell.replace(anyBox, ''));
}

/** The result whose word is the first between two offsets. */
function wordIn(cell: string, from: number, to: number): FoundResult | undefined {
  const at = cell.slice(from, to).search(/[\p{L}\p{N}]/u);
  const word = at < 0 ? undefined : resultWordAt(cell, from + at);
  return word && word.end <= to ? word : undefined;
}
