import { asObject, asObjects, asText, type JsonObject } from '../json.js';
import { formatDate } from './format-date.js';
import { mentionEverybody, mentionPerson, nameChannel, showLink, type Viewer } from './viewer.js';

/** A `rich_text` block as lines. Its `text` elements are literal: nothing in them becomes a mention. */
export function renderRichText(block: JsonObject, viewer: Viewer): string[] {
  return asObjects(block.elements).flatMap((element) => renderPart(element, viewer));
}

function renderPart(part: JsonObject, viewer: Viewer): string[] {
  switch (part.type) {
    case 'rich_text_list': {
      const indent = '  '.repeat(typeof part.indent === 'number' ? part.indent : 0);
      const first = typeof part.offset === 'number' ? part.offset + 1 : 1;
      const mark = (index: number) => (part.style === 'ordered' ? `${first + index}.` : '•');
      return asObjects(part.elements).map((item, index) => `${indent}${mark(index)} ${renderInline(item, viewer)}`);
    }
    case 'rich_text_quote':
      return splitLines(renderInline(part, viewer)).map((line) => `> ${line}`);
    default:
      return splitLines(renderInline(part, viewer));
  }
}

function splitLines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

function renderInline(parent: JsonObject, viewer: Viewer): string {
  return asObjects(parent.elements)
    .map((element) => renderElement(element, viewer))
    .join('');
}

function renderElement(element: JsonObject, viewer: Viewer): string {
  switch (element.type) {
    case 'link':
      return showLink(viewer, asText(element.url), asText(element.text) || asText(element.url));
    case 'user':
      return mentionPerson(viewer, asText(element.user_id));
    case 'usergroup':
      return mentionEverybody(viewer, asText(element.usergroup_id));
    case 'broadcast':
      return mentionEverybody(viewer, asText(element.range));
    case 'channel':
      return nameChannel(viewer, asText(element.channel_id));
    case 'emoji':
      return `:${asText(element.name)}:`;
    case 'date':
      return renderDate(element, viewer);
    case 'color':
      return asText(element.value);
    default:
      return asText(asObject(element).text);
  }
}

function renderDate(element: JsonObject, viewer: Viewer): string {
  const { person, workspace } = viewer;
  const shown = formatDate(Number(element.timestamp), asText(element.format), person.zone, workspace.now());
  const text = shown ?? asText(element.fallback);
  return element.url === undefined ? text : showLink(viewer, asText(element.url), text);
}
