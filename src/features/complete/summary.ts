import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Call } from '../../call/call.js';
import type { Completion, FollowUp } from '../../call/recording/recording.js';
import { renderCallLinks } from '../../slack/block-kit/call-links.js';
import { announcementLimits, completionLimits, limits } from '../../slack/block-kit/limits.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { isWebAddress, mrkdwn, plain, truncate } from '../../slack/block-kit/text.js';
import { completedLine, countsLine, openLine, summaryTitle } from './format-summary.js';
import { summaryFallbackText } from './summary-fallback-text.js';

/**
 * The post-call summary for the channels: the result, what is true now, the tasks in numbers and what follows. What people
 * have typed is plain or rich text, where it cannot mention anybody.
 */
export function renderSummary(call: Pick<Call, 'fields'>, completion: Completion): RenderedMessage {
  const open = openLine(completion);
  return renderedMessage({
    text: summaryFallbackText(call, completion),
    blocks: [
      { type: 'header', text: plain(summaryTitle(call, completion), limits.header) },
      {
        type: 'section',
        text: plain(completion.currentState || 'No current state given.', completionLimits.currentState),
      },
      { type: 'section', text: mrkdwn(countsLine(completion)) },
      ...(open ? [{ type: 'section' as const, text: plain(open, limits.section) }] : []),
      ...followUps(completion.followUps),
      ...renderCallLinks(call.fields, ['runbook']),
      { type: 'context', elements: [mrkdwn(completedLine(completion))] },
    ],
  });
}

function followUps(all: readonly FollowUp[]): readonly KnownBlock[] {
  if (all.length === 0) return [{ type: 'context', elements: [plain('No follow-ups.', limits.contextText)] }];
  return [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Follow-ups', style: { bold: true } }] },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: all.slice(0, completionLimits.followUps).map(followUpItem),
        },
      ],
    },
  ];
}

function followUpItem({ what, by, links }: FollowUp): RichTextSection {
  const words = [truncate(what, completionLimits.what), by ? `by ${truncate(by, completionLimits.by)}` : '']
    .filter((part) => part !== '')
    .join(', ');
  const addresses = links
    .filter((url) => url !== '')
    .slice(0, completionLimits.links)
    .flatMap((url) => [text(' '), address(url)]);
  return { type: 'rich_text_section', elements: [text(words || '(no text)'), ...addresses] };
}

/** Only web addresses become links, whatever was stored. */
function address(url: string): RichTextElement {
  const isLink = isWebAddress(url) && url.length <= announcementLimits.url;
  return isLink
    ? { type: 'link', url, text: truncate(url, completionLimits.linkText) }
    : text(truncate(url, completionLimits.linkText));
}

function text(words: string): RichTextElement {
  return { type: 'text', text: words };
}
