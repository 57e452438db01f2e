/**
 * Finds what a stored edit means in a text that may have changed since: the candidate that still says the same, and of
 * several the one nearest to the position that was meant. Blanks do not matter.
 */
export function findNearest<Candidate>(
  candidates: readonly Candidate[],
  wanted: { readonly text: string; readonly position: number },
  describe: (candidate: Candidate) => { readonly text: string; readonly position: number },
): Candidate | undefined {
  const text = withoutExtraBlanks(wanted.text);
  const distance = (candidate: Candidate) => Math.abs(describe(candidate).position - wanted.position);
  const [nearest] = candidates
    .filter((candidate) => withoutExtraBlanks(describe(candidate).text) === text)
    .sort((a, b) => distance(a) - distance(b));
  return nearest;
}

function withoutExtraBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
