/** Minutes ahead of UTC → `+05:30`, the form that is written to the issue. */
export function isoOffset(minutes: number): string {
  const { sign, hours, rest } = split(minutes);
  return `${sign}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Minutes ahead of UTC → `UTC+5:30`, `UTC−7` or `UTC`, the form for people. */
export function readableOffset(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const { sign, hours, rest } = split(minutes);
  return `UTC${sign === '-' ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** Minutes ahead of UTC → the zone's name, `UTC+05:30` or `UTC`. */
export function fixedOffsetZone(minutes: number): string {
  return minutes === 0 ? 'UTC' : `UTC${isoOffset(minutes)}`;
}

function split(minutes: number): { sign: '+' | '-'; hours: number; rest: number } {
  const size = Math.abs(minutes);
  return { sign: minutes < 0 ? '-' : '+', hours: Math.floor(size / 60), rest: size % 60 };
}
