import { byType, type Check, flag, integer, listOf, object, oneOf, text, textLike } from './checks.js';

const style = object({
  optional: { bold: flag, italic: flag, strike: flag, code: flag, underline: flag },
});

function element(
  type: string,
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
) {
  return object({ required: { type: oneOf(type), ...required }, optional: { style, ...optional } });
}

const number: Check = integer(0);
const literalText = element('text', { text: text() });
const link = element('link', { url: text() }, { text: text(), unsafe: flag });

const inline = byType({
  text: literalText,
  link,
  user: element('user', { user_id: textLike(/^[UW][A-Z0-9]+$/, 'a user ID') }),
  usergroup: element('usergroup', { usergroup_id: textLike(/^S[A-Z0-9]+$/, 'a user group ID') }),
  channel: element('channel', { channel_id: textLike(/^[CDG][A-Z0-9]+$/, 'a channel ID') }),
  team: element('team', { team_id: textLike(/^T[A-Z0-9]+$/, 'a team ID') }),
  broadcast: element('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  emoji: element('emoji', { name: text() }, { unicode: text(), url: text() }),
  color: element('color', { value: text() }),
  date: element('date', { timestamp: number, format: text() }, { url: text(), fallback: text() }),
});

const border = oneOf(0, 1);
const section = object({ required: { type: oneOf('rich_text_section'), elements: listOf(inline) } });

const parts = byType({
  rich_text_section: section,
  rich_text_list: object({
    required: {
      type: oneOf('rich_text_list'),
      style: oneOf('bullet', 'ordered'),
      elements: listOf(byType({ rich_text_section: section })),
    },
    optional: { indent: integer(0, 8), offset: number, border },
  }),
  rich_text_quote: object({
    required: { type: oneOf('rich_text_quote'), elements: listOf(inline) },
    optional: { border },
  }),
  rich_text_preformatted: object({
    required: { type: oneOf('rich_text_preformatted'), elements: listOf(byType({ text: literalText, link })) },
    optional: { border },
  }),
});

/** The fields of a `rich_text` block, which is also a table's cell and a rich text input's initial value. */
export const richTextFields: Readonly<Record<string, Check>> = { type: oneOf('rich_text'), elements: listOf(parts) };

/** A `rich_text` value. */
export const richText: Check = object({ required: richTextFields, optional: { block_id: text() } });
