import type { ActionsBlock, KnownBlock, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Audience } from '../../call/call.js';
import type { IssueKey } from '../../call/issue.js';
import { productNames } from '../../call/product.js';
import type { Attendee, SafeFields } from '../../call/safe-fields/safe-fields.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import { renderCallLinks } from '../../slack/block-kit/call-links.js';
import { outcomesButton } from '../../slack/block-kit/issue-button.js';
import { announcementLimits, limits } from '../../slack/block-kit/limits.js';
import { readersTime } from '../../slack/block-kit/moment.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { escapeMrkdwn, mrkdwn, plain, truncate } from '../../slack/block-kit/text.js';
import { announcementFallbackText } from './announcement-fallback-text.js';
import { type AnnouncementText, announcedLinks, titleOf, whereTheRestIs } from './format-announcement.js';

/**
 * The announcement of a call. The managers' one also says for which product it is.
 * @param issue the call's issue, for the button that records its outcomes; left out where nobody should click
 */
export function renderAnnouncement(words: AnnouncementText, audience: Audience, issue?: IssueKey): RenderedMessage {
  const { fields, time } = words;
  const completion = words.recording?.completion;
  return renderedMessage({
    text: announcementFallbackText(words, audience),
    blocks: [
      { type: 'header', text: plain(titleOf(fields, completion), limits.header) },
      ...description(fields),
      { type: 'section', text: mrkdwn(whenLines(time)) },
      people(words, audience),
      ...renderCallLinks(fields, announcedLinks(words)),
      ...(issue ? [recordingButton(issue, completion !== undefined)] : []),
      { type: 'context', elements: [mrkdwn(`Announced by <@${words.announcedBy.slackId}>. ${whereTheRestIs}`)] },
    ],
  });
}

/** A call that is completed is corrected by the same modal. */
function recordingButton(issue: IssueKey, isCompleted: boolean): ActionsBlock {
  const text = isCompleted ? 'Correct outcomes' : 'Record outcomes';
  return { type: 'actions', elements: [outcomesButton(issue, text)] };
}

function description(fields: SafeFields): readonly KnownBlock[] {
  if (fields.description === '') return [];
  return [{ type: 'section', text: plain(fields.description, limits.section) }];
}

function whenLines(time: ScheduledTime | undefined): string {
  if (!time) return '*When:* not chosen yet';
  return `*When:* ${readersTime(time)} (your time)\n*In the call’s zone:* ${escapeMrkdwn(describeInZone(time))}`;
}

/** Rich text: names come from the runbook and cannot become live mentions there; people the app knows are mentioned. */
function people({ fields, product }: AnnouncementText, audience: Audience): RichTextBlock {
  const contacts = contactSections(fields.gitlabContacts);
  const lines = [
    labelled('DRI', fields.dri.slackId || fields.dri.name ? nameOf(fields.dri) : [text('not named')]),
    ...(audience === 'managers' && product ? [labelled('Product', [text(productNames[product])])] : []),
    ...(contacts.length > 0 ? [labelled('For GitLab', [])] : []),
  ];
  const list = { type: 'rich_text_list' as const, style: 'bullet' as const, elements: contacts };
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: lines.flatMap((line, index) => (index > 0 ? [text('\n'), ...line] : line)),
      },
      ...(contacts.length > 0 ? [list] : []),
    ],
  };
}

/** Slack refuses a section without elements, so a row that names nobody is left out. */
function contactSections(contacts: readonly Attendee[]): RichTextSection[] {
  const named = contacts.map((contact) => [...nameOf(contact), ...roleOf(contact)]).filter((parts) => parts.length > 0);
  const shown = named.slice(0, announcementLimits.contacts);
  const hidden = named.length - shown.length;
  const rest = hidden > 0 ? [[text(`… and ${hidden} more in the runbook`)]] : [];
  return [...shown, ...rest].map((elements) => ({ type: 'rich_text_section', elements }));
}

function labelled(label: string, elements: readonly RichTextElement[]): readonly RichTextElement[] {
  return [{ type: 'text', text: `${label}: `, style: { bold: true } }, ...elements];
}

function text(words: string): RichTextElement {
  return { type: 'text', text: words };
}

function nameOf(attendee: Attendee): readonly RichTextElement[] {
  if (attendee.slackId) return [{ type: 'user', user_id: attendee.slackId }];
  return attendee.name === '' ? [] : [text(truncate(attendee.name, announcementLimits.attendee))];
}

function roleOf(attendee: Attendee): readonly RichTextElement[] {
  return attendee.role === '' ? [] : [text(` (${truncate(attendee.role, announcementLimits.attendee)})`)];
}
