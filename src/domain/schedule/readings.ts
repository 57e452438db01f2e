import type { ScheduledTime } from './scheduled-time.js';

/** One way to read a text. `notes` say what sets it apart from the other ways, e.g. `if PST is UTC−8`. */
export interface Reading {
  readonly time: ScheduledTime;
  readonly notes: readonly string[];
}

/** All ways to read a text, likelier first, and for a person: why there is more than one. */
export interface Readings {
  readonly kind: 'readings';
  readonly all: readonly Reading[];
  readonly reasons: readonly string[];
}

/** Something that the text says about its moment: `8:30 am PT`, or only `PT`. */
export interface Statement {
  readonly text: string;
  readonly readings: Readings;
}

/** Longer quotes of a statement would not fit the label of a choice. */
export const LABEL_QUOTE = 24;

/** Readings of the same instant are one; the first of them is kept. */
export function collapse(all: readonly Reading[], reasons: readonly string[]): Readings {
  const byInstant = new Map<number, Reading>();
  for (const reading of all) {
    if (!byInstant.has(reading.time.instant)) byInstant.set(reading.time.instant, reading);
  }
  return { kind: 'readings', all: [...byInstant.values()], reasons: byInstant.size > 1 ? [...new Set(reasons)] : [] };
}

/**
 * The readings of the first statement on which all the others agree. If there are none the text contradicts itself, and
 * every statement's readings are returned, each marked with the words that it comes from.
 */
export function agree(statements: readonly Statement[], different: (texts: readonly string[]) => string): Readings {
  const [first, ...others] = statements;
  if (first === undefined) return collapse([], []);
  const common = first.readings.all.filter(({ time }) => others.every((other) => includesInstant(other, time.instant)));
  if (common.length > 0)
    return collapse(
      common,
      statements.flatMap(({ readings }) => readings.reasons),
    );
  return collapse(statements.flatMap(marked), [different(statements.map(({ text }) => text))]);
}

function includesInstant({ readings }: Statement, instant: number): boolean {
  return readings.all.some(({ time }) => time.instant === instant);
}

/** A reading that has notes of its own can be told apart by them. */
function marked({ text, readings }: Statement): readonly Reading[] {
  return readings.all.map((reading) => (reading.notes.length > 0 ? reading : { ...reading, notes: [`by ${text}`] }));
}
