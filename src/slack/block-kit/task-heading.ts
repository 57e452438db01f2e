import type { RichTextBlock, RichTextElement } from '@slack/types';
import { taskName } from './format-task.js';
import { announcementLimits } from './limits.js';
import { isWebAddress } from './text.js';

/** `Task 3: Create the group`, the name leading to where the task is documented. Rich text: the name is the runbook's. */
export function taskHeading(
  lead: string,
  task: { readonly name: string; readonly url?: string | undefined },
): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [{ type: 'text', text: `${lead}: `, style: { bold: true } }, namedTask(task)],
      },
    ],
  };
}

/** Only web addresses are links, and only those short enough for a message. */
function namedTask({ name, url }: { readonly name: string; readonly url?: string | undefined }): RichTextElement {
  const text = taskName(name);
  if (!url || !isWebAddress(url) || url.length > announcementLimits.url) return { type: 'text', text };
  return { type: 'link', url, text };
}
