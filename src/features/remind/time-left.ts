const minute = 60_000;
const hour = 60 * minute;

/**
 * How far away a start is, in words: `in 10 minutes`, `in 1 hour`, `in 2 days and 15 hours`, `now`, `3 minutes ago`.
 * Rounded to what people would say: minutes below two hours, hours beyond.
 * @param milliseconds from now to the start; negative when it is past
 */
export function timeLeft(milliseconds: number): string {
  const distance = Math.abs(milliseconds);
  if (distance < minute / 2) return 'now';
  const words = inWords(distance);
  return milliseconds > 0 ? `in ${words}` : `${words} ago`;
}

function inWords(distance: number): string {
  if (distance < 2 * hour - minute / 2) {
    const minutes = Math.round(distance / minute);
    return minutes === 60 ? '1 hour' : counted(minutes, 'minute');
  }
  const hours = Math.round(distance / hour);
  if (hours < 48) return counted(hours, 'hour');
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return rest === 0 ? counted(days, 'day') : `${counted(days, 'day')} and ${counted(rest, 'hour')}`;
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
