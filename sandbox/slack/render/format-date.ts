import { DateTime } from 'luxon';

const ordinals = new Intl.PluralRules('en-US', { type: 'ordinal' });
const suffixes: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

type Format = (time: DateTime, now: DateTime, beginsText: boolean) => string;

/** Slack's date tokens as an American English client on a 12-hour clock shows them. */
const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date_num', (time) => time.toFormat('yyyy-MM-dd')],
  ['date_slash', (time) => time.toFormat('MM/dd/yyyy')],
  ['date', (time) => `${time.toFormat('LLLL d')}${suffixOf(time)}, ${time.year}`],
  ['date_short', (time) => time.toFormat('LLL d, yyyy')],
  ['date_long', (time) => `${time.toFormat('cccc, LLLL d')}${suffixOf(time)}, ${time.year}`],
  ['date_pretty', pretty('date')],
  ['date_short_pretty', pretty('date_short')],
  ['date_long_pretty', pretty('date_long')],
  ['time', (time) => time.toFormat('h:mm a')],
  ['time_secs', (time) => time.toFormat('h:mm:ss a')],
  ['ago', (time, now) => time.toRelative({ base: now, locale: 'en-US' }) ?? ''],
]);

/**
 * Fills a date format such as `{date_short} at {time}` for somebody's zone.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 * @param seconds since the epoch.
 * @param now milliseconds since the epoch, for `today` and `ago`.
 * A day's name such as `today` has a capital where it begins the format, like in jsx-slack's formatter.
 * @returns `undefined` when the format has an unknown token, or none; Slack then shows the fallback.
 */
export function formatDate(seconds: number, format: string, zone: string, now: number): string | undefined {
  const time = DateTime.fromSeconds(seconds, { zone, locale: 'en-US' });
  const tokens = [...format.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  if (!time.isValid || tokens.length === 0 || tokens.some((token) => !formats.has(token))) return undefined;
  const today = DateTime.fromMillis(now, { zone });
  return format.replace(
    /\{(\w+)\}/g,
    (_whole, token: string, position: number) => formats.get(token)?.(time, today, position === 0) ?? '',
  );
}

function suffixOf(time: DateTime): string {
  return suffixes[ordinals.select(time.day)] ?? '';
}

function pretty(otherwise: string): Format {
  return (time, now, beginsText) => {
    const days = time.startOf('day').diff(now.startOf('day'), 'days').days;
    const names = new Map([
      [-1, 'yesterday'],
      [0, 'today'],
      [1, 'tomorrow'],
    ]);
    const name = names.get(Math.round(days));
    if (name === undefined) return formats.get(otherwise)?.(time, now, beginsText) ?? '';
    return beginsText ? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name;
  };
}
