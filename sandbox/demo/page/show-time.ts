const clockFormats = new Map<string, Intl.DateTimeFormat>();

/** A time of day as an American English client shows it, e.g. `9:00 AM`. */
export function showClock(time: number, zone: string): string {
  return format(time, zone, { hour: 'numeric', minute: '2-digit' });
}

/** A day, e.g. `Monday, October 6`. */
export function showDay(time: number, zone: string): string {
  return format(time, zone, { weekday: 'long', month: 'long', day: 'numeric' });
}

/** A day and a time, short, e.g. `Mon, Oct 6, 9:00 AM`. */
export function showMoment(time: number, zone: string): string {
  return format(time, zone, { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
}

/** The city that a zone is named for, e.g. `Los Angeles`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function format(time: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  const known = clockFormats.get(key) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  clockFormats.set(key, known);
  return known.format(time);
}
