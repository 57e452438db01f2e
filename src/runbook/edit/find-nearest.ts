/** What is looked for, or what a candidate says, and where. */
export interface Place {
  readonly text: string;
  readonly position: number;
}

/** Two texts that agree in so many characters are taken to be the same, so that a part of a long one is enough to find it. */
export const comparedLength = 1_000;

/**
 * Finds what a stored edit means in a text that may have changed since: the candidate that still says the same, and of
 * several the one nearest to the position that was meant. Blanks do not matter.
 */
export function findNearest<Candidate>(
  candidates: readonly Candidate[],
  wanted: Place,
  describe: (candidate: Candidate) => Place,
): Candidate | undefined {
  return indexNearest(candidates, describe)(wanted);
}

/** The same for many look-ups: the candidates are read once. `describe` gives ascending positions. */
export function indexNearest<Candidate>(
  candidates: readonly Candidate[],
  describe: (candidate: Candidate) => Place,
): (wanted: Place) => Candidate | undefined {
  let index: ReadonlyMap<string, readonly Indexed<Candidate>[]> | undefined;
  return ({ text, position }) => {
    index ??= byText(candidates, describe);
    return nearest(index.get(keyOf(text)) ?? [], position);
  };
}

interface Indexed<Candidate> {
  readonly candidate: Candidate;
  readonly position: number;
}

function byText<Candidate>(
  candidates: readonly Candidate[],
  describe: (candidate: Candidate) => Place,
): ReadonlyMap<string, readonly Indexed<Candidate>[]> {
  const index = new Map<string, Indexed<Candidate>[]>();
  for (const candidate of candidates) {
    const { text, position } = describe(candidate);
    const key = keyOf(text);
    const found = index.get(key);
    if (found) found.push({ candidate, position });
    else index.set(key, [{ candidate, position }]);
  }
  return index;
}

/** By bisection: a table can hold thousands of rows with the same name. Of two at the same distance the first one. */
function nearest<Candidate>(ascending: readonly Indexed<Candidate>[], position: number): Candidate | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle]?.position ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [ascending[low - 1], ascending[low]];
  if (!before || !after) return (before ?? after)?.candidate;
  return position - before.position <= after.position - position ? before.candidate : after.candidate;
}

function keyOf(text: string): string {
  return text.slice(0, comparedLength).replace(/\s+/g, ' ').trim();
}
