import type { ActionsBlock, Button, KnownBlock, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Actor, Audience } from '../../domain/call/call.js';
import { type Product, productNames } from '../../domain/call/product.js';
import type { Attendee, Link, SafeFields } from '../../domain/call/safe-fields.js';
import { describeInZone } from '../../domain/schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../domain/schedule/scheduled-time.js';
import { limits } from './limits.js';
import { readersTime } from './moment.js';
import { escapeMrkdwn, mrkdwn, plain, shorten } from './text.js';

/** What an announcement says. `time` and `product` are still open while a preview asks for them. */
export interface AnnouncementWords {
  readonly fields: SafeFields;
  readonly product: Product | undefined;
  readonly time: ScheduledTime | undefined;
  readonly announcedBy: Pick<Actor, 'slackId'>;
}

export interface RenderedMessage {
  /** What screen readers and notifications use. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** The announcement of a call. The managers' one also says for which product it is. */
export function renderAnnouncement(words: AnnouncementWords, audience: Audience): RenderedMessage {
  const { fields, time } = words;
  const title = `Runbook call: ${fields.name}`;
  const when = time ? describeInZone(time) : 'time to be chosen';
  return {
    text: shorten(escapeMrkdwn(`${title}. ${when}. DRI: ${fields.dri.name}.`), limits.messageText),
    blocks: [
      { type: 'header', text: plain(title, limits.header) },
      ...description(fields),
      { type: 'section', text: mrkdwn(whenLines(time)) },
      people(words, audience),
      ...links(fields),
      { type: 'context', elements: [mrkdwn(`Announced by <@${words.announcedBy.slackId}>. ${whereTheRestIs}`)] },
    ],
  };
}

const whereTheRestIs = 'Tasks, customer contacts and the rollback plan are in the confidential runbook.';

function description(fields: SafeFields): readonly KnownBlock[] {
  if (fields.description === '') return [];
  return [{ type: 'section', text: plain(fields.description, limits.section) }];
}

function whenLines(time: ScheduledTime | undefined): string {
  if (!time) return '*When:* still to be chosen';
  return `*When:* ${readersTime(time)} (your time)\n*In the call’s zone:* ${escapeMrkdwn(describeInZone(time))}`;
}

/** Rich text: names come from the runbook and cannot become live mentions there; people the app knows are mentioned. */
function people({ fields, product }: AnnouncementWords, audience: Audience): RichTextBlock {
  const contacts = fields.gitlabContacts.map(
    (contact): RichTextSection => ({ type: 'rich_text_section', elements: [...nameOf(contact), ...roleOf(contact)] }),
  );
  const lines = [
    labelled('DRI', nameOf(fields.dri)),
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

function labelled(label: string, elements: readonly RichTextElement[]): readonly RichTextElement[] {
  return [{ type: 'text', text: `${label}: `, style: { bold: true } }, ...elements];
}

function text(words: string): RichTextElement {
  return { type: 'text', text: words };
}

function nameOf(attendee: Attendee): readonly RichTextElement[] {
  if (attendee.slackId) return [{ type: 'user', user_id: attendee.slackId }];
  return attendee.name === '' ? [] : [text(attendee.name)];
}

function roleOf(attendee: Attendee): readonly RichTextElement[] {
  return attendee.role === '' ? [] : [text(` (${attendee.role})`)];
}

function links(fields: SafeFields): readonly ActionsBlock[] {
  const buttons = [
    linkButton('Open the runbook', fields.runbook, 'runbook'),
    linkButton('Join the call', fields.meeting, 'meeting'),
    linkButton('Open the request', fields.request, 'request'),
  ].filter((button) => button !== undefined);
  return buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
}

function linkButton(label: string, target: Link, name: string): Button | undefined {
  if (!target.url || target.url.length > limits.url) return undefined;
  return { type: 'button', text: plain(label, limits.buttonText), url: target.url, action_id: `open_link_${name}` };
}
