import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Call } from '../../domain/call/call.js';
import type { Completion, FollowUp } from '../../domain/call/recording.js';
import { renderCallLinks } from './call-links.js';
import { announcementLimits, completionLimits, limits } from './limits.js';
import { type RenderedMessage, renderedMessage } from './rendered-message.js';
import { renderSpokenSummary } from './spoken-summary.js';
import { completedLine, countsLine, openLine, summaryTitle } from './summary-words.js';
import { isWebAddress, mrkdwn, plain, shorten } from './text.js';

/**
 * The post-call summary for the channels: the result, what is true now, the tasks in numbers and what follows. What people
 * have typed is plain or rich text, where it cannot mention anybody.
 */
export function renderSummary(call: Pick<Call, 'fields'>, completion: Completion): RenderedMessage {
  const open = openLine(completion);
  return renderedMessage({
    text: renderSpokenSummary(call, completion),
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
  const words = [shorten(what, completionLimits.what), by ? `by ${shorten(by, completionLimits.by)}` : '']
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
    ? { type: 'link', url, text: shorten(url, completionLimits.linkText) }
    : text(shorten(url, completionLimits.linkText));
}

function text(words: string): RichTextElement {
  return { type: 'text', text: words };
}
