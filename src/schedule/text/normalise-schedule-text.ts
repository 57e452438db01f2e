/** Format characters (soft hyphen, zero-width characters, direction marks) and variation selectors. */
const INVISIBLE = /\p{Cf}|\ufe0e|\ufe0f/gu;

/** Emoji, and the mark that makes a keycap of a digit. */
const PICTOGRAPHS = /\p{Extended_Pictographic}|\u20e3/gu;
const GITLAB_EMOJI = /:[a-z][a-z_+-]*:/g;

/** `Time:` (Zoom), `When:`, `Planned:`, `Schedule at:`, in front of the date. */
const LABEL =
  /^(?:(?:time|when|date|day|start|starts?|begins?|planned|proposed|scheduled?|schedule|call|meeting|maintenance|termin|datum|beginn|fecha|quand|quando|日時|日程)(?:\s+(?:at|on|for|and\s+time|&\s+time|time|start|date|window))*)\s*[:：]\s*/i;

/** Slack's own form. Source: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const SLACK_DATE = /<!date\^(\d+)\^[^>]*>/g;

const UNIX_SECONDS = /^@?(\d{9,10})$/;
const UNIX_MILLISECONDS = /^@?(\d{12,13})$/;

/**
 * The text in the one alphabet that the readers know: compatibility forms (full-width digits) and accents folded, decoration
 * and Markdown emphasis removed, middle dots as commas, a leading label left out, a Unix or Slack timestamp as ISO 8601.
 */
export function normaliseScheduleText(text: string): string {
  const plain = foldAccents(text.replace(SLACK_DATE, '@$1').normalize('NFKC'))
    .replace(INVISIBLE, '')
    .replace(GITLAB_EMOJI, ' ')
    .replace(PICTOGRAPHS, ' ')
    .replace(/[`*]+/g, ' ')
    .replace(/[⋅·•・]/g, ', ')
    .replace(/[‐‑‒]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .trim()
    .replace(/(?<=[\d\p{L})\]])\s*[.!,;]$/u, '')
    .replace(LABEL, '');
  return fromUnix(plain);
}

/** Only Latin accents: Japanese voicing marks are letters of their own once they are composed again. */
function foldAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

function fromUnix(text: string): string {
  const seconds = UNIX_SECONDS.exec(text)?.[1];
  const milliseconds = UNIX_MILLISECONDS.exec(text)?.[1] ?? (seconds === undefined ? undefined : `${seconds}000`);
  return milliseconds === undefined ? text : new Date(Number(milliseconds)).toISOString();
}
