import { readInline } from '../markdown/read-inline.js';
import { longestHeading } from './heading-kind.js';

/** A line that may be meant as a heading. */
export interface LineHeading {
  readonly text: string;
  readonly level: number;
  /** Whether its form says so: `**bold**`, `###no blank`, `<b>bold</b>`. A plain line is one only before a table or list. */
  readonly isStrong: boolean;
  readonly endsWithColon: boolean;
}

/** Below every heading of Markdown. */
export const belowHeadings = 7;

const hashes = /^(#{1,6})(?=[^#\s])/;
const opensWrapped = /^(?:[*_`]|<(?:b|strong|u|em|i|h[1-6]|p|center|font)\b)/i;
const closesWrapped = /(?:[*_`]|<\/[a-z1-6]{1,8}>)\s?:?$/i;

/** Reads one line of a paragraph as a heading; `undefined` when it is too long to be one. */
export function lineHeading(line: string): LineHeading | undefined {
  if (line.length > longestHeading) return undefined;
  const level = hashes.exec(line)?.[1]?.length;
  const { text } = readInline(level === undefined ? line : line.slice(level));
  if (text === '') return undefined;
  const isStrong = level === undefined ? opensWrapped.test(line) && closesWrapped.test(line) : level > 1;
  return { text, level: level ?? belowHeadings, isStrong, endsWithColon: text.endsWith(':') };
}
