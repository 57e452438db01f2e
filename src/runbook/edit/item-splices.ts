import type { ItemPlace } from '../read/read-checklist.js';
import { plainLines, safeCode } from '../safe-text.js';
import { continuationPrefix, lineEndAt, type Splice } from './splice.js';

/** What becomes of an item; absent parts stay as they are. An empty reason takes the reason away. */
export interface ItemChange {
  readonly tick?: true;
  readonly reason?: string;
}

/** The splices that change an item. What the item says already is not written again. */
export function itemSplices(source: string, place: ItemPlace, change: ItemChange): readonly Splice[] {
  const tick = change.tick && place.item.state !== 'done' ? [{ ...place.item.mark, text: place.ticked }] : [];
  const reason = change.reason === undefined ? [] : reasonSplices(source, place, change.reason);
  return [...tick, ...reason];
}

function reasonSplices(source: string, place: ItemPlace, reason: string): readonly Splice[] {
  const present = place.item.reason;
  if (plainLines(reason).join(' ') === (present?.text ?? '')) return [];
  const code = safeCode(reason);
  if (!present) return [{ start: place.textEnd, end: place.textEnd, text: newReason(source, place, code) }];
  const needsBlankLine = place.reasonIsClosed && !isFollowedByBlankLine(source, present.span.end);
  const indented = place.reasonIsBehind ? indentation(source, place) + code : code;
  return [{ ...present.span, text: needsBlankLine ? indented + blankLine(source, place) : indented }];
}

/** What puts a line into the item: four blanks more under `[ ] - text`, which is no list item and has no inside. */
function indentation(source: string, place: ItemPlace): string {
  return continuationPrefix(source, place.boxStart) + (place.form === 'list' ? '' : '    ');
}

/** A paragraph of its own in the item. Under `[ ] - text` a blank line follows, as in the format's own example: it is shown as code. */
function newReason(source: string, place: ItemPlace, code: string): string {
  const before = blankLine(source, place) + lineEndAt(source, place.textEnd) + indentation(source, place);
  const after = isFollowedByBlankLine(source, place.textEnd) ? '' : blankLine(source, place);
  return before + code + (place.form !== 'list' || place.isFollowed ? after : '');
}

function blankLine(source: string, place: ItemPlace): string {
  return lineEndAt(source, place.textEnd) + continuationPrefix(source, place.boxStart).trimEnd();
}

function isFollowedByBlankLine(source: string, offset: number): boolean {
  return /^[^\r\n]*(?:\r\n|\r(?!\n)|\n|$)[ \t>]*(?:[\r\n]|$)/.test(source.slice(offset, offset + 2_000));
}
