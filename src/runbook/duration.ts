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

/** 99h59m, in minutes. Whoever types more has meant something else. */
export const mostTypedMinutes = 99 * 60 + 59;

const minutesAlone = /^(\d{1,4})$/;
const clock = /^(\d{1,2}):([0-5]\d) ?(?:h|hrs?|hours?)?$/i;
const hoursThenMinutes = /^(\d{1,2}) ?h ?([0-5]\d)$/i;
const partOfHours = /^(\d{0,2})[.,](\d{1,2}) ?(?:h|hrs?|hours?)$/i;

/**
 * Reads a duration that a person typed into a field which asks for one: whatever `parseMinutes` reads, and also `90`
 * (minutes), `1:15`, `1h15`, and `1.5h` or `1,5h`, rounded to whole minutes. `undefined` for anything else, and for more
 * than `mostTypedMinutes`. `1.5` is neither hours nor minutes, and `1:5` may mean two things: both are `undefined`.
 */
export function readTypedMinutes(text: string): number | undefined {
  // NFKC: a Japanese keyboard types `１：１５`.
  const stated = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const minutes = readForms(stated) ?? parseMinutes(stated);
  return minutes === undefined || minutes > mostTypedMinutes ? undefined : minutes;
}

function readForms(stated: string): number | undefined {
  const alone = minutesAlone.exec(stated)?.[1];
  if (alone !== undefined) return Number(alone);
  const both = clock.exec(stated) ?? hoursThenMinutes.exec(stated);
  if (both) return Number(both[1]) * 60 + Number(both[2]);
  const part = partOfHours.exec(stated);
  return part ? Math.round(Number(`${part[1]}.${part[2]}`) * 60) : undefined;
}
