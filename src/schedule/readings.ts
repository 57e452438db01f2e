import type { ScheduledTime } from './scheduled-time.js';

/**
 * One way to read a text.
 * `by` says how an abbreviation was read where its letters and the clocks of that day disagree (`PST` in July): by its
 * letters, or as what the clocks of its place show.
 */
export interface Reading {
  readonly time: ScheduledTime;
  /** What sets it apart from the other ways, for a person: `if PST is UTC−8`. */
  readonly notes: readonly string[];
  readonly by?: 'letters' | 'clock';
  /** Hardly anybody means this: Cuba for `CDT`. */
  readonly rare?: true;
}

/** All ways to read a text, likelier first, and for a person: why there is more than one. */
export interface Readings<Each extends Reading = Reading> {
  readonly kind: 'readings';
  readonly all: readonly Each[];
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
export function collapse<Each extends Reading>(all: readonly Each[], reasons: readonly string[]): Readings<Each> {
  const byInstant = new Map<number, Each>();
  for (const reading of all) {
    if (!byInstant.has(reading.time.instant)) byInstant.set(reading.time.instant, reading);
  }
  return { kind: 'readings', all: [...byInstant.values()], reasons: byInstant.size > 1 ? [...new Set(reasons)] : [] };
}

/**
 * The readings of the first statement on which all the others agree, all by the letters or all by the clock: `3pm CET / 3pm EET`
 * is a slip, although CET by the clock is EET by the letters in July. If there are none the text contradicts itself, and
 * every statement's readings are returned, each marked with the words that it comes from.
 */
export function agree(statements: readonly Statement[], different: (texts: readonly string[]) => string): Readings {
  const [first, ...others] = statements;
  if (first === undefined) return collapse([], []);
  const common = first.readings.all.filter((reading) => agreesWithAll(reading, others));
  if (common.length > 0)
    return collapse(
      common,
      statements.flatMap(({ readings }) => readings.reasons),
    );
  return contradiction(statements, [different(statements.map(({ text }) => text))]);
}

/** Every statement's readings, each marked with the words that it comes from. */
export function contradiction(statements: readonly Statement[], reasons: readonly string[]): Readings {
  return collapse(statements.flatMap(marked), reasons);
}

function agreesWithAll(reading: Reading, others: readonly Statement[]): boolean {
  return (['letters', 'clock'] as const).some(
    (by) =>
      (reading.by ?? by) === by &&
      others.every(({ readings }) => readings.all.some((other) => (other.by ?? by) === by && isSame(reading, other))),
  );
}

function isSame(one: Reading, other: Reading): boolean {
  if (one.time.instant !== other.time.instant) return false;
  const isSameZone = one.time.zone === other.time.zone && one.time.zone.includes('/');
  return isSameZone || (!one.rare && !other.rare);
}

/** A reading that has notes of its own can be told apart by them. */
function marked({ text, readings }: Statement): readonly Reading[] {
  return readings.all.map((reading) => (reading.notes.length > 0 ? reading : { ...reading, notes: [`by ${text}`] }));
}
