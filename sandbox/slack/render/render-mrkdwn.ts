import { formatDate } from './format-date.js';
import { mentionEverybody, mentionPerson, nameChannel, showLink, type Viewer } from './viewer.js';

/**
 * Slack's mrkdwn as the viewer sees it: references resolved, dates in the viewer's zone, emphasis marks gone, escapes
 * decoded.
 * @param parsesNames whether bare `@channel` becomes a live mention, as it does in text objects without
 *   `verbatim: true` and in texts posted with `link_names` or `parse: full`.
 */
export function renderMrkdwn(text: string, viewer: Viewer, parsesNames: boolean): string {
  const parts = text.split(/(<[^<>]*>)/);
  return parts
    .map((part, index) =>
      index % 2 === 1 ? renderReference(part.slice(1, -1), viewer) : renderPlain(part, viewer, parsesNames),
    )
    .join('');
}

/** What stands between angle brackets. */
function renderReference(reference: string, viewer: Viewer): string {
  const [target = '', ...labels] = reference.split('|');
  const label = labels.length > 0 ? decode(labels.join('|')) : undefined;
  if (target.startsWith('!date^')) return renderDate(target, label, viewer);
  if (/^@[UW]/.test(target)) return mentionPerson(viewer, target.slice(1));
  if (/^#[CG]/.test(target)) return nameChannel(viewer, target.slice(1));
  if (/^!(channel|here|everyone)$/.test(target)) return mentionEverybody(viewer, target.slice(1));
  if (target.startsWith('!subteam^'))
    return mentionEverybody(viewer, label?.replace(/^@/, '') ?? target.slice('!subteam^'.length));
  if (target.startsWith('!')) return `<${label ?? target.slice(1)}>`;
  return showLink(viewer, decode(target), label ?? decode(target).replace(/^mailto:/, ''));
}

function renderDate(target: string, fallback: string | undefined, viewer: Viewer): string {
  const [, seconds = '', format = '', link] = target.split('^');
  const shown = formatDate(Number(seconds), decode(format), viewer.person.zone, viewer.workspace.now());
  const text = shown ?? fallback ?? '';
  return link === undefined ? text : showLink(viewer, decode(link), text);
}

function renderPlain(text: string, viewer: Viewer, parsesNames: boolean): string {
  const parsed = parsesNames
    ? text.replace(
        /(^|[^\w@])@(channel|here|everyone)\b/g,
        (_whole, before: string, range: string) => before + mentionEverybody(viewer, range),
      )
    : text;
  return decode(withoutEmphasis(parsed));
}

/** Emphasis needs a mark at a word's edge on both sides; code keeps its content as it is. */
function withoutEmphasis(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part.replace(/^`+|`+$/g, '') : stripMarks(part)))
    .join('');
}

function stripMarks(text: string): string {
  return ['\\*', '_', '~'].reduce(
    (rest, mark) =>
      rest.replace(
        new RegExp(`(^|[^\\w${mark}])${mark}(?=\\S)([^${mark}\\n]*[^${mark}\\s])${mark}(?![\\w${mark}])`, 'g'),
        '$1$2',
      ),
    text,
  );
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
