const hoursAndMinutes = /^(?:(\d{1,4}) ?(?:h|hrs?|hours?))? ?(?:(\d{1,4}) ?(?:m|mins?|minutes?))?$/i;

/**
 * Reads a duration such as `10m`, `1h15m`, `1 h 15 min`, `90 minutes` or `~2h`, in whole minutes.
 * A bare number has no unit and is not guessed at: the result is `undefined`, as for anything else.
 */
export function parseMinutes(text: string): number | undefined {
  const stated = text
    .trim()
    .replace(/^(?:~|ca\.?|about|approx\.?) ?/i, '')
    .replace(/\s+/g, ' ');
  const match = hoursAndMinutes.exec(stated);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  return Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0);
}

/** Writes whole minutes as the runbook format does: `10m`, `1h15m`, `2h`. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h${rest}m`;
}
