import {
  type Check,
  eitherOr,
  flag,
  integer,
  listOf,
  object,
  oneOf,
  type Rule,
  type Shape,
  text,
  textLike,
  url,
} from './checks.js';
import {
  boxOption,
  confirm,
  imageSource,
  menuOption,
  mustBeAmong,
  optionGroup,
  overflowOption,
  plainText,
} from './composition.js';
import { limits } from './limits.js';
import { richText } from './rich-text.js';

const actionId = text(limits.element.action_id);
const placeholder = plainText(limits.element.placeholder);
const focus_on_load = flag;
const dispatch_action_config = object({
  optional: { trigger_actions_on: listOf(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
});
const typed = { placeholder, focus_on_load, dispatch_action_config };
const picked = { placeholder, focus_on_load, confirm };
const style = oneOf('primary', 'danger');
const button = limits.button;

/** An interactive element of a type. */
function element(type: string, { required = {}, optional = {}, also }: Shape): Check {
  const shape = { required: { type: oneOf(type), ...required }, optional: { action_id: actionId, ...optional } };
  return object(also === undefined ? shape : { ...shape, also });
}

/** A menu, for one choice or (`multi_…`) several. */
function menu(type: string, optional: Readonly<Record<string, Check>>, also?: Rule): Check {
  const several = type.startsWith('multi_') ? { max_selected_items: integer(1) } : {};
  const shape = { optional: { ...picked, ...several, ...optional } };
  return element(type, also === undefined ? shape : { ...shape, also });
}

const ownOptions = {
  options: listOf(menuOption, limits.select.options),
  option_groups: listOf(optionGroup, limits.select.option_groups),
};
const conversations = {
  default_to_current_conversation: flag,
  response_url_enabled: flag,
  filter: object({
    optional: {
      include: listOf(oneOf('im', 'mpim', 'private', 'public'), 4),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
  }),
};

function staticMenu(type: string, initial: 'initial_option' | 'initial_options'): Check {
  const first = initial === 'initial_option' ? menuOption : listOf(menuOption, limits.select.options);
  const either = eitherOr('options', 'option_groups');
  const among = mustBeAmong(initial);
  return menu(type, { ...ownOptions, [initial]: first }, (value, at, wrong) => {
    either(value, at, wrong);
    among(value, at, wrong);
  });
}

/** Every element by its type. Which of them may stand where is said with the blocks. */
export const elements = {
  image: object({
    required: { type: oneOf('image'), alt_text: text(limits.image.alt_text) },
    optional: imageSource,
    also: eitherOr('image_url', 'slack_file'),
  }),
  button: element('button', {
    required: { text: plainText(button.text) },
    optional: {
      value: text(button.value),
      url: url(button.url),
      style,
      confirm,
      accessibility_label: text(button.accessibility_label),
    },
  }),
  workflow_button: element('workflow_button', {
    required: {
      text: plainText(button.text),
      workflow: object({ required: { trigger: object({ required: { url: url(button.url) } }) } }),
    },
    optional: { style, confirm, accessibility_label: text(button.accessibility_label) },
  }),
  overflow: element('overflow', {
    required: { options: listOf(overflowOption, limits.overflow.options) },
    optional: { confirm },
  }),
  checkboxes: element('checkboxes', {
    required: { options: listOf(boxOption, limits.checkboxes.options) },
    optional: { initial_options: listOf(boxOption, limits.checkboxes.options), focus_on_load, confirm },
    also: mustBeAmong('initial_options'),
  }),
  radio_buttons: element('radio_buttons', {
    required: { options: listOf(boxOption, limits.radioButtons.options) },
    optional: { initial_option: boxOption, focus_on_load, confirm },
    also: mustBeAmong('initial_option'),
  }),
  static_select: staticMenu('static_select', 'initial_option'),
  multi_static_select: staticMenu('multi_static_select', 'initial_options'),
  external_select: menu('external_select', { initial_option: menuOption, min_query_length: integer(0) }),
  multi_external_select: menu('multi_external_select', {
    initial_options: listOf(menuOption),
    min_query_length: integer(0),
  }),
  users_select: menu('users_select', { initial_user: text() }),
  multi_users_select: menu('multi_users_select', { initial_users: listOf(text()) }),
  conversations_select: menu('conversations_select', { initial_conversation: text(), ...conversations }),
  multi_conversations_select: menu('multi_conversations_select', {
    initial_conversations: listOf(text()),
    ...conversations,
  }),
  channels_select: menu('channels_select', { initial_channel: text(), response_url_enabled: flag }),
  multi_channels_select: menu('multi_channels_select', { initial_channels: listOf(text()) }),
  datepicker: element('datepicker', {
    optional: { ...picked, initial_date: textLike(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD') },
  }),
  timepicker: element('timepicker', {
    optional: { ...picked, initial_time: textLike(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm'), timezone: text() },
  }),
  datetimepicker: element('datetimepicker', {
    optional: { initial_date_time: integer(1_000_000_000, 9_999_999_999), focus_on_load, confirm },
  }),
  plain_text_input: element('plain_text_input', {
    optional: {
      ...typed,
      initial_value: text(limits.plainTextInput.initial_value, 0),
      multiline: flag,
      min_length: integer(0, limits.plainTextInput.min_length),
      max_length: integer(1, limits.plainTextInput.max_length),
    },
  }),
  email_text_input: element('email_text_input', { optional: { ...typed, initial_value: text() } }),
  url_text_input: element('url_text_input', { optional: { ...typed, initial_value: text() } }),
  number_input: element('number_input', {
    required: { is_decimal_allowed: flag },
    optional: { ...typed, initial_value: text(), min_value: text(), max_value: text() },
  }),
  rich_text_input: element('rich_text_input', {
    optional: {
      ...typed,
      initial_value: richText,
      min_lines: integer(1, limits.richTextInput.lines),
      max_lines: integer(1, limits.richTextInput.lines),
    },
  }),
  file_input: element('file_input', {
    optional: { filetypes: listOf(text()), max_files: integer(1, limits.fileInput.max_files) },
  }),
} as const satisfies Record<string, Check>;
