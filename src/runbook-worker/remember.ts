/** How much is remembered. */
export interface MemoryLimits {
  readonly mostTexts: number;
  /** Of all texts together, in UTF-16 code units. */
  readonly mostLength: number;
  /** After this many milliseconds everything is forgotten. */
  readonly forgetAfter: number;
}

/** What was read of a text, for who comes with the same text soon after. */
export interface Memory<Result> {
  of(text: string): Result;
  forget(): void;
}

/**
 * Remembers what was read. An issue is looked at again and again while its call goes on and hardly ever says anything new.
 * What it says is nobody's to keep, so it is forgotten soon, and the timer for that keeps no process alive.
 * @param read gives the same for the same text, something that nobody changes
 */
export function remember<Result>(read: (text: string) => Result, limits: MemoryLimits): Memory<Result> {
  const known = new Map<string, Result>();
  let length = 0;
  let timer: NodeJS.Timeout | undefined;

  function forget(): void {
    clearTimeout(timer);
    timer = undefined;
    known.clear();
    length = 0;
  }

  function makeRoom(text: string): void {
    for (const oldest of known.keys()) {
      if (known.size < limits.mostTexts && length + text.length <= limits.mostLength) return;
      known.delete(oldest);
      length -= oldest.length;
    }
  }

  function learn(text: string): Result {
    const result = read(text);
    if (text.length > limits.mostLength) return result;
    makeRoom(text);
    known.set(text, result);
    length += text.length;
    timer ??= setTimeout(forget, limits.forgetAfter).unref();
    return result;
  }

  return { of: (text) => known.get(text) ?? learn(text), forget };
}
