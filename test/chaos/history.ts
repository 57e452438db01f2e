/** What happened, in order: faults, kills, what people did, and what the app logged. */
export interface History {
  note(what: string): void;
  /** How often something that begins like this was noted. */
  count(beginning: string): number;
  /** The lines in which one of the words occurs. */
  about(...words: readonly string[]): readonly string[];
  lines(): readonly string[];
}

export function createHistory(): History {
  const beganAt = Date.now();
  const lines: string[] = [];
  const counts = new Map<string, number>();
  return {
    note: (what) => {
      const kind = what.split(':', 1)[0] ?? what;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      lines.push(`${((Date.now() - beganAt) / 1000).toFixed(2).padStart(8)} ${what}`);
    },
    count: (beginning) =>
      [...counts].filter(([kind]) => kind.startsWith(beginning)).reduce((sum, [, times]) => sum + times, 0),
    about: (...words) => lines.filter((line) => words.some((word) => line.includes(word))),
    lines: () => lines,
  };
}
