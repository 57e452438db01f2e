import type { KnownBlock, ModalView } from '@slack/types';
import { type Audience, audiences } from '../../call/call.js';
import type { Channels } from '../../call/channels.js';
import { isDismissed } from '../../call/jobs/is-dismissed.js';
import { productNames } from '../../call/product.js';
import { channelMention, formatChannelProblem, formatReaders } from '../../slack/block-kit/format-channel-check.js';
import { limits } from '../../slack/block-kit/limits.js';
import { modal } from '../../slack/block-kit/modal.js';
import { escapeMrkdwn, link, mrkdwn, plain, truncate } from '../../slack/block-kit/text.js';
import { actionIds, callbackIds } from '../../slack/identifiers.js';
import type { PreviewMetadata } from '../../slack/private-metadata.js';
import { renderDeliveries } from '../delivery-status/delivery-list.js';
import { renderAnnouncement } from './announcement.js';
import { renderButtonTargets } from './button-targets.js';
import { renderChoices } from './choices.js';
import { namesAsked, renderContactQuestions, renderDroppedPicks, renderUnchosenContacts } from './contact-questions.js';
import type { AnnouncementText } from './format-announcement.js';
import { type AnnouncementPreview, isPostable } from './preview-announcement.js';
import { renderProblems } from './problem-list.js';

const longestItem = 150;

export interface PreviewOptions {
  readonly mode: 'announce' | 'check';
  readonly typedProduct: PreviewMetadata['typedProduct'];
  readonly channels: Channels;
  /** Something to say first, e.g. that the issue has changed. */
  readonly notice?: string;
}

/** The whole truth before posting: what stands in the way, what is still to be chosen, both posts as they will look. */
export function renderPreview(preview: AnnouncementPreview, options: PreviewOptions): ModalView {
  const { draft, issue, announced } = preview;
  const canBeMade =
    issue.confidential &&
    preview.channels.every(({ problem }) => problem === undefined) &&
    draft.problems.every((problem) => problem.severity !== 'error');
  const asks = canBeMade && options.mode === 'announce';
  const choices = asks
    ? [
        ...renderChoices(draft, options.typedProduct, announced !== undefined, preview.timeZone),
        ...(preview.mayChooseContacts ? renderContactQuestions(preview.contacts) : []),
      ]
    : [];
  // A question needs a submit: Slack refuses a modal that asks without one. Answering it also mends the runbook.
  const nothingLeft = announced !== undefined && choices.length === 0 && !isOutdated(preview);
  return modal({
    callbackId: callbackIds.announce,
    title: titleOf(preview, options),
    submit: asks && !nothingLeft ? (announced ? 'Update the posts' : 'Post') : undefined,
    metadata: JSON.stringify(metadataOf(preview, options)),
    blocks: [
      ...notice(options.notice),
      ...renderDroppedPicks(preview.droppedPicks),
      issueLine(preview),
      ...confidentiality(preview),
      ...channelProblems(preview),
      ...(announced ? renderDeliveries(announced, options.channels, draft.silence) : []),
      ...renderProblems(draft.problems),
      ...unchosenTime(preview, asks),
      ...choices,
      ...(asks && !preview.mayChooseContacts ? renderUnchosenContacts(preview.contacts) : []),
      ...(nothingLeft ? [] : posts(preview, options)),
      ...renderButtonTargets(draft.fields, preview.mayJoin),
      ...(announced ? [] : willTick(preview)),
      ...withheld(draft.withheld),
    ],
  });
}

/** Whether the posts of an announced call, or the link to its meeting, would be different if they were made now. */
function isOutdated(preview: AnnouncementPreview): boolean {
  const { announced } = preview;
  if (!announced) return false;
  if (isDismissed(announced.jobs, 'announcement')) return true;
  return audiences.some((audience) => {
    const [standing, next] = [announced.call, wordsOf(preview)].map((words) =>
      renderAnnouncement({ ...words, mayJoin: true }, audience),
    );
    return JSON.stringify(standing) !== JSON.stringify(next);
  });
}

/** An update keeps the name of whoever announced the call first, and how it ended. */
function wordsOf(preview: AnnouncementPreview): AnnouncementText {
  const standing = preview.announced?.call;
  return {
    ...preview.draft,
    announcedBy: standing?.announcedBy ?? preview.actor,
    recording: standing?.recording,
    mayJoin: preview.mayJoin,
  };
}

function titleOf(preview: AnnouncementPreview, options: PreviewOptions): string {
  if (options.mode === 'check') return 'Check of the runbook';
  return preview.announced ? 'Announced call' : 'Announce a call';
}

function metadataOf(preview: AnnouncementPreview, options: PreviewOptions): PreviewMetadata {
  const { issue, fingerprint, announced } = preview;
  const mode = options.mode === 'announce' && announced ? 'update' : options.mode;
  const names = preview.mayChooseContacts ? namesAsked(preview.contacts) : [];
  return {
    ...{ mode, projectId: issue.projectId, iid: issue.iid, seen: fingerprint },
    ...(options.typedProduct ? { typedProduct: options.typedProduct } : {}),
    ...(names.length > 0 ? { names } : {}),
  };
}

function notice(text: string | undefined): readonly KnownBlock[] {
  return text ? [{ type: 'section', text: plain(text, limits.section) }] : [];
}

function issueLine(preview: AnnouncementPreview): KnownBlock {
  const { issue, draft } = preview;
  const product = draft.product ? ` · ${productNames[draft.product]}` : '';
  const closed = issue.state === 'closed' ? ' · *closed*' : '';
  return {
    type: 'context',
    elements: [mrkdwn(`Runbook ${link(issue.webUrl, issue.reference)}${product}${closed}`)],
  };
}

function confidentiality(preview: AnnouncementPreview): readonly KnownBlock[] {
  if (preview.issue.confidential) return [];
  return [
    {
      type: 'section',
      text: mrkdwn(
        '*This runbook is not confidential.* Everyone who can see the project can read the customer’s details. Make it confidential before announcing.',
      ),
    },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          style: 'primary',
          action_id: actionIds.makeConfidential,
          text: plain('Make it confidential', limits.buttonText),
        },
      ],
    },
  ];
}

/** A channel that is not right: nothing is posted anywhere before it is. */
function channelProblems({ channels }: AnnouncementPreview): readonly KnownBlock[] {
  return channels.flatMap(({ name, problem }) => {
    if (!problem) return [];
    const words = `*Nothing can be posted in ${channelMention(name)}.* ${formatChannelProblem(problem)}`;
    return [{ type: 'section', text: mrkdwn(words) }];
  });
}

/** Where nobody can choose now, the readings are at least named. */
function unchosenTime(preview: AnnouncementPreview, asks: boolean): readonly KnownBlock[] {
  const { schedule } = preview.draft;
  if (schedule.kind !== 'ambiguous' || asks) return [];
  const readings = schedule.candidates.map((candidate) => `• ${candidate.label}`).join('\n');
  return [
    {
      type: 'section',
      text: plain(
        `The time is ambiguous: ${schedule.reason}\n${readings}\nWhoever announces the call chooses.`,
        limits.section,
      ),
    },
  ];
}

function posts(preview: AnnouncementPreview, options: PreviewOptions): readonly KnownBlock[] {
  return audiences.flatMap((audience) => {
    const { blocks } = renderAnnouncement(wordsOf(preview), audience);
    return [{ type: 'divider' as const }, channelLine(preview, options, audience), ...blocks];
  });
}

function channelLine(preview: AnnouncementPreview, options: PreviewOptions, audience: Audience): KnownBlock {
  const channel = preview.channels.find((each) => each.audience === audience);
  const readers = channel?.info ? ` (${formatReaders(channel.info)})` : '';
  const name = `*${channelMention(channel?.name ?? 'the product’s support channel')}*${readers}`;
  return { type: 'context', elements: [mrkdwn(formatLead(preview, options, audience, name))] };
}

/** A post that stands is changed, never posted again. */
function formatLead(
  preview: AnnouncementPreview,
  options: PreviewOptions,
  audience: Audience,
  channel: string,
): string {
  if (preview.announced && isDismissed(preview.announced.jobs, 'announcement', audience))
    return `Will be posted in ${channel}:`;
  if (preview.announced) return `How the post in ${channel} will read:`;
  return isPostable(preview) && options.mode === 'announce'
    ? `Will be posted in ${channel}:`
    : `Would be posted in ${channel}:`;
}

/** Which item of the pre-call checklist is ticked once both posts are out. */
function willTick({ draft }: AnnouncementPreview): readonly KnownBlock[] {
  return draft.tick.flatMap((edit) =>
    edit.kind === 'tick-item'
      ? [
          {
            type: 'context',
            elements: [plain(`Will tick: “${truncate(edit.item.text, longestItem)}”`, limits.section)],
          },
        ]
      : [],
  );
}

function withheld(names: readonly string[]): readonly KnownBlock[] {
  if (names.length === 0) return [];
  return [
    { type: 'divider' },
    { type: 'context', elements: [mrkdwn(`Stays in GitLab and is not posted: ${escapeMrkdwn(names.join(', '))}.`)] },
  ];
}
