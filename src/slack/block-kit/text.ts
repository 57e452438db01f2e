import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { visibleText } from '../../runbook/visible-text.js';

/**
 * Escapes the three characters that give text a meaning in mrkdwn, `&` first. With it `<!channel>`, `<@U…>` and
 * `<url|label>` are only text; what cannot be seen is left out. Source: Slack's formatting reference.
 */
export function escapeMrkdwn(text: string): string {
  return visibleText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Truncated text by others, for mrkdwn. It is truncated first, so that no escape is cut in half. */
export function escapeTruncated(text: string, limit: number): string {
  return escapeMrkdwn(truncate(text, limit));
}

/** Text that Slack shows as it is. Text by others goes here, into rich text, or through `escapeMrkdwn`. */
export function plain(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: truncate(text, limit), emoji: false };
}

/**
 * Formatted text of the app's own. `verbatim` keeps Slack from turning a bare `@here` or `#channel` into a live one;
 * it does not disarm `<…>`, so text by others is escaped as well.
 */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** At most `limit` UTF-16 code units, never half a character; what was cut is marked with `…`. */
export function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1);
  const endsInHalf = /[\uD800-\uDBFF]$/.test(kept);
  return `${endsInHalf ? kept.slice(0, -1) : kept}…`;
}

/**
 * The lines that fit into `limit` characters together, whole: half a line can hold half a link. How many were left out
 * stands at the end.
 */
export function linesWithin(lines: readonly string[], limit: number): string {
  const all = lines.join('\n');
  if (all.length <= limit) return all;
  const more = (left: number) => `… and ${left} more ${left === 1 ? 'line' : 'lines'}.`;
  let room = limit - more(lines.length).length;
  const kept = lines.filter((line) => {
    const fits = line.length + 1 <= room;
    if (fits) room -= line.length + 1;
    return fits;
  });
  return [...kept, more(lines.length - kept.length)].join('\n');
}

/**
 * A link in mrkdwn. `|` and `>` would end its parts early. Anything but a web address is only its label: between angle
 * brackets `!channel` would be a live mention.
 */
export function link(url: string, label: string): string {
  if (!isWebAddress(url)) return escapeMrkdwn(label);
  return `<${escapeMrkdwn(url).replace(/\|/g, '%7C')}|${escapeMrkdwn(label).replace(/\|/g, '¦')}>`;
}

/** Whether text can be a link at all; everything else is only shown. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
