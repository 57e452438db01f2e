import { asList, asObjects } from '../json.js';
import { byType, type Check, complain, flag, listOf, object, oneOf, type Rule, text, url } from './checks.js';
import { limits } from './limits.js';

/** A `plain_text` object of at most `max` characters. */
export function plainText(max: number): Check {
  return byType({ plain_text: plainTextShape(max) });
}

/** A `plain_text` or `mrkdwn` object of at most `max` characters. */
export function anyText(max: number): Check {
  return byType({ plain_text: plainTextShape(max), mrkdwn: mrkdwnShape(max) });
}

/** A `mrkdwn` object of at most `max` characters. */
export function mrkdwnText(max: number): Check {
  return byType({ mrkdwn: mrkdwnShape(max) });
}

/** `emoji` belongs to plain text. */
function plainTextShape(max: number): Check {
  return object({ required: { type: oneOf('plain_text'), text: text(max) }, optional: { emoji: flag } });
}

/** `verbatim` belongs to mrkdwn. */
function mrkdwnShape(max: number): Check {
  return object({ required: { type: oneOf('mrkdwn'), text: text(max) }, optional: { verbatim: flag } });
}

/** The dialog that asks whether one is sure. `title`, `confirm` and `deny` go together with `text`. */
export const confirm: Check = object({
  required: { text: anyText(limits.confirm.text) },
  optional: {
    title: plainText(limits.confirm.title),
    confirm: plainText(limits.confirm.confirm),
    deny: plainText(limits.confirm.deny),
    style: oneOf('primary', 'danger'),
  },
});

/** An entry of a menu; plain text only. */
export const menuOption: Check = object({
  required: { text: plainText(limits.option.text), value: text(limits.option.value) },
  optional: { description: plainText(limits.option.description) },
});

/** An entry of an overflow menu, which may also be a link. */
export const overflowOption: Check = object({
  required: { text: plainText(limits.option.text), value: text(limits.option.value) },
  optional: { description: plainText(limits.option.description), url: url(limits.option.url) },
});

/** A checkbox or a radio button, whose texts may be mrkdwn. */
export const boxOption: Check = object({
  required: { text: anyText(limits.option.text), value: text(limits.option.value) },
  optional: { description: anyText(limits.option.description) },
});

/** Entries of a menu under a heading. */
export const optionGroup: Check = object({
  required: {
    label: plainText(limits.optionGroup.label),
    options: listOf(menuOption, limits.optionGroup.options),
  },
});

/** A picture: by its address, or a file in Slack. */
export const imageSource = {
  image_url: url(limits.image.image_url),
  slack_file: object({ optional: { id: text(), url: text() } }),
} as const;

/** Whatever initial options say must be among the options, word for word. */
export function mustBeAmong(field: 'initial_option' | 'initial_options'): Rule {
  return (value, at, wrong) => {
    const grouped = asObjects(value.option_groups).flatMap((group) => asList(group.options));
    const known = new Set([...asList(value.options), ...grouped].map((option) => JSON.stringify(option)));
    const initial = value[field] ?? [];
    const chosen = Array.isArray(initial) ? initial : [initial];
    const stranger = chosen.find((option) => !known.has(JSON.stringify(option)));
    if (stranger !== undefined) complain(wrong, 'must exactly match one of the options', `${at}/${field}`);
  };
}
