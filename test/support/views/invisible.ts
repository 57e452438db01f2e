/** What must never reach Slack raw; code points from Unicode's charts, not from the code under test. */
const ranges: readonly (readonly [number, number])[] = [
  ...([
    [0x00, 0x08],
    [0x0b, 0x0d],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
  ] as const),
  ...([
    [0x115f, 0x1160],
    [0x17b4, 0x17b5],
    [0x180b, 0x180e],
    [0x200b, 0x200b],
    [0x200e, 0x200f],
  ] as const),
  ...([
    [0x2028, 0x202e],
    [0x2060, 0x206f],
    [0x2800, 0x2800],
    [0x3164, 0x3164],
    [0xd800, 0xdfff],
  ] as const),
  ...([
    [0xfe00, 0xfe0d],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff9, 0xfffb],
    [0x1d173, 0x1d17a],
  ] as const),
  ...([
    [0xe0000, 0xe007f],
    [0xe0100, 0xe01ef],
  ] as const),
];

export const invisibleCharacters: readonly string[] = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
);

const known = new Set(invisibleCharacters);

/** The code points of a value's texts that nobody sees. Keys and line breaks do not count. */
export function invisibleIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [...value].filter((character) => known.has(character)).map((one) => `U+${one.codePointAt(0)?.toString(16)}`);
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(invisibleIn) : [];
}

/** Keys under which people's own text stands. */
const written = new Set(
  'name role text description note oddOutcome rollbackPlan openItems currentState what by links whyOpen found expected fix reason message schedule address names otherSchedule label title reference'.split(
    ' ',
  ),
);

/** The value with `insert` put into every text that people may have written. */
export function withInserted<Value>(value: Value, insert: (text: string) => string): Value {
  const walk = (one: unknown, isWritten: boolean): unknown => {
    if (typeof one === 'string') return isWritten ? insert(one) : one;
    if (Array.isArray(one)) return one.map((each: unknown) => walk(each, isWritten));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, walk(each, written.has(key))]));
  };
  return JSON.parse(JSON.stringify(walk(value, false)));
}
