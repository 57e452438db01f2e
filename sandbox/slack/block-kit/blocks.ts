import {
  byType,
  type Check,
  complain,
  flag,
  integer,
  listOf,
  object,
  oneOf,
  type Rule,
  type Shape,
  text,
  url,
} from './checks.js';
import { anyText, confirm, imageSource, mrkdwnText, plainText } from './composition.js';
import { elements } from './elements.js';
import { limits } from './limits.js';
import { richText, richTextFields } from './rich-text.js';

const {
  image,
  button,
  workflow_button,
  plain_text_input,
  email_text_input,
  url_text_input,
  number_input,
  rich_text_input,
  file_input,
  overflow,
  datetimepicker,
  ...choices
} = elements;

const accessories = { image, button, workflow_button, overflow, ...choices };
const actions = { button, workflow_button, overflow, datetimepicker, rich_text_input, ...choices };
const typed = { plain_text_input, email_text_input, url_text_input, number_input, rich_text_input, file_input };
const inputs = { ...typed, datetimepicker, ...choices };
const pieces = { image, ...textTypes(limits.textObject.text) };

function textTypes(max: number): Record<'plain_text' | 'mrkdwn', Check> {
  return { plain_text: plainText(max), mrkdwn: mrkdwnText(max) };
}

function block(type: string, { required = {}, optional = {}, also }: Shape): Check {
  const shape = {
    required: { type: oneOf(type), ...required },
    optional: { block_id: text(limits.block.block_id), ...optional },
  };
  return object(also === undefined ? shape : { ...shape, also });
}

const cell = byType({
  raw_text: object({ required: { type: oneOf('raw_text'), text: text() } }),
  raw_number: object({
    required: { type: oneOf('raw_number'), value: integer(Number.MIN_SAFE_INTEGER), text: text() },
  }),
  rich_text: richText,
});

const column = object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } });

const needsSomeText: Rule = (value, at, wrong) => {
  if (value.text === undefined && value.fields === undefined)
    complain(wrong, 'must define either `fields` or `text`', at);
};

const needsOneSource: Rule = (value, at, wrong) => {
  const count = [value.image_url, value.slack_file].filter((one) => one !== undefined).length;
  if (count !== 1) complain(wrong, 'must define either `image_url` or `slack_file`', at);
};

const card = block('card', {
  optional: {
    hero_image: image,
    icon: image,
    title: mrkdwnText(limits.card.title),
    subtitle: mrkdwnText(limits.card.subtitle),
    body: mrkdwnText(limits.card.body),
    actions: listOf(button),
  },
});

const feedback = object({
  required: { text: plainText(limits.button.text), value: text(limits.button.value) },
  optional: { accessibility_label: text(limits.button.accessibility_label) },
});

const contextActions = byType({
  feedback_buttons: object({
    required: { type: oneOf('feedback_buttons'), positive_button: feedback, negative_button: feedback },
    optional: { action_id: text(limits.element.action_id) },
  }),
  icon_button: object({
    required: { type: oneOf('icon_button'), icon: oneOf('trash'), text: plainText(limits.button.text) },
    optional: {
      action_id: text(limits.element.action_id),
      value: text(limits.button.value),
      accessibility_label: text(limits.button.accessibility_label),
      visible_to_user_ids: listOf(text()),
      confirm,
    },
  }),
});

/** Blocks whose inside the sandbox does not know; it checks only that they stand where they may. */
const unexamined: Check = () => {};

/** Every block by its type. On which surfaces they may stand is said beside. */
export const blocks: Readonly<Record<string, Check>> = {
  section: block('section', {
    optional: {
      text: anyText(limits.section.text),
      fields: listOf(anyText(limits.section.field), limits.section.fields),
      accessory: byType(accessories),
      expand: flag,
    },
    also: needsSomeText,
  }),
  header: block('header', { required: { text: plainText(limits.header.text) } }),
  divider: block('divider', {}),
  context: block('context', { required: { elements: listOf(byType(pieces), limits.context.elements) } }),
  actions: block('actions', { required: { elements: listOf(byType(actions), limits.actions.elements) } }),
  input: block('input', {
    required: { label: plainText(limits.input.label), element: byType(inputs) },
    optional: { hint: plainText(limits.input.hint), optional: flag, dispatch_action: flag },
  }),
  image: block('image', {
    required: { alt_text: text(limits.image.alt_text) },
    optional: { ...imageSource, title: plainText(limits.image.title) },
    also: needsOneSource,
  }),
  rich_text: block('rich_text', { required: richTextFields }),
  markdown: block('markdown', { required: { text: text(limits.markdown.text) } }),
  table: block('table', {
    required: { rows: listOf(listOf(cell, limits.table.cells), limits.table.rows) },
    optional: { column_settings: listOf(column, limits.table.column_settings, 0) },
  }),
  data_table: block('data_table', {
    required: { rows: listOf(listOf(cell, limits.dataTable.cells), limits.dataTable.rows), caption: text() },
    optional: { page_size: integer(1, limits.dataTable.page_size), row_header_column_index: integer(0) },
  }),
  alert: block('alert', {
    required: { text: anyText(limits.alert.text) },
    optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  }),
  video: block('video', {
    required: {
      alt_text: text(),
      title: plainText(limits.video.title),
      thumbnail_url: url(3000),
      video_url: url(3000),
    },
    optional: {
      author_name: text(limits.video.author_name),
      description: plainText(limits.video.description),
      provider_icon_url: text(),
      provider_name: text(),
      title_url: url(3000),
    },
  }),
  card,
  carousel: block('carousel', { required: { elements: listOf(byType({ card }), limits.carousel.elements) } }),
  container: block('container', {
    required: { child_blocks: listOf(unexamined, limits.container.child_blocks) },
    optional: {
      title: plainText(limits.container.title),
      rich_text_title: richText,
      subtitle: anyText(limits.container.subtitle),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: image,
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    },
  }),
  context_actions: block('context_actions', {
    required: { elements: listOf(contextActions, limits.contextActions.elements) },
  }),
  plan: unexamined,
  task_card: unexamined,
  data_visualization: unexamined,
};
