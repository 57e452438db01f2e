import type { KnownBlock, RichTextSection } from '@slack/types';

/** A title and a list below it. Rich text, because it holds the runbook's own text, which must stay text. */
export function titledList(title: string, items: readonly string[]): KnownBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: title, style: { bold: true } }] },
      { type: 'rich_text_list', style: 'bullet', elements: items.map(listItem) },
    ],
  };
}

function listItem(text: string): RichTextSection {
  return { type: 'rich_text_section', elements: [{ type: 'text', text }] };
}
