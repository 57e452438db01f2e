import { asList, asObject, asObjects, asText, isObject, type Json, type JsonObject } from '../json.js';
import { type InputState, stateWith, valueIn } from '../workspace/element-state.js';
import type { ElementState } from '../workspace/workspace.js';
import { renderMrkdwn } from './render-mrkdwn.js';
import { renderRichText } from './render-rich-text.js';
import type { Viewer } from './viewer.js';

/** Blocks as the lines that the viewer reads, buttons as `[Post]`, inputs as `Label: value`. */
export function renderBlocks(blocks: readonly JsonObject[], viewer: Viewer, state: InputState = new Map()): string[] {
  return blocks.flatMap((block) => renderBlock(block, viewer, state));
}

function renderBlock(block: JsonObject, viewer: Viewer, state: InputState): string[] {
  const element = (one: JsonObject) => renderElement(one, viewer, state.get(asText(block.block_id)));
  switch (block.type) {
    case 'divider':
      return ['———'];
    case 'rich_text':
      return renderRichText(block, viewer);
    case 'actions':
      return [asObjects(block.elements).map(element).join(' ')];
    case 'context':
      return [asObjects(block.elements).map(element).join(' ')];
    case 'input':
      return [
        `${renderText(block.label, viewer)}: ${element(asObject(block.element))}`,
        ...textLines(block.hint, viewer),
      ];
    case 'image':
      return [...textLines(block.title, viewer), `[image: ${asText(block.alt_text)}]`];
    case 'markdown':
      return asText(block.text).split('\n');
    case 'table':
      return asList(block.rows).map((row) =>
        asObjects(row)
          .map((cell) => renderCell(cell, viewer))
          .join(' | '),
      );
    case 'section':
      return renderSection(block, viewer, element);
    default:
      return textLines(block.text, viewer);
  }
}

function renderSection(block: JsonObject, viewer: Viewer, element: (one: JsonObject) => string): string[] {
  const fields = asObjects(block.fields).flatMap((one) => textLines(one, viewer));
  const accessory = isObject(block.accessory) ? [element(block.accessory)] : [];
  return [...textLines(block.text, viewer), ...fields, ...accessory];
}

function renderCell(cell: JsonObject, viewer: Viewer): string {
  return cell.type === 'rich_text' ? renderRichText(cell, viewer).join(' ') : asText(cell.text);
}

function textLines(text: Json | undefined, viewer: Viewer): string[] {
  return isObject(text) ? renderText(text, viewer).split('\n') : [];
}

/** A text object as the viewer sees it. */
export function renderText(text: Json | undefined, viewer: Viewer): string {
  const { type, text: content, verbatim } = asObject(text);
  return type === 'mrkdwn' ? renderMrkdwn(asText(content), viewer, verbatim !== true) : asText(content);
}

/** An element: text, picture, button, or an input with what is in it. */
function renderElement(element: JsonObject, viewer: Viewer, states: Map<string, ElementState> | undefined): string {
  switch (element.type) {
    case 'mrkdwn':
    case 'plain_text':
      return renderText(element, viewer);
    case 'image':
      return `[image: ${asText(element.alt_text)}]`;
    case 'button':
    case 'workflow_button':
      return `[${renderText(element.text, viewer)}]`;
    case 'overflow':
      return `[… ${optionTexts(element, viewer).join(' / ')}]`;
    default: {
      const state = states?.get(asText(element.action_id)) ?? stateWith(element, undefined);
      return renderValue(state, viewer) ?? `(${renderText(element.placeholder, viewer) || 'empty'})`;
    }
  }
}

/** What is in an input, as text; `undefined` when nothing is. */
export function renderValue(state: ElementState | undefined, viewer: Viewer): string | undefined {
  const value = valueIn(state);
  if (value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).map((one) => renderChoice(one, viewer)).join(', ');
}

function renderChoice(value: Json, viewer: Viewer): string {
  if (isObject(value))
    return value.type === 'rich_text' ? renderRichText(value, viewer).join('\n') : renderText(value.text, viewer);
  const name = viewer.workspace.people.get(String(value))?.name ?? viewer.workspace.channels.get(String(value))?.name;
  return name ?? String(value);
}

/** The texts of an element's options, groups included. */
export function optionTexts(element: JsonObject, viewer: Viewer): string[] {
  return optionsOf(element).map((option) => renderText(option.text, viewer));
}

/** An element's options, groups included. */
export function optionsOf(element: JsonObject): JsonObject[] {
  const grouped = asObjects(element.option_groups).flatMap((group) => asObjects(group.options));
  return [...asObjects(element.options), ...grouped];
}
