import type { KnownBlock } from '@slack/types';
import type { Call } from '../../call/call.js';
import type { Drift } from '../../call/drift.js';
import type { NewIssue } from '../../call/ports/slack.js';
import { renderCallLinks } from '../../slack/block-kit/call-links.js';
import { openNewIssueButton, previewButton } from '../../slack/block-kit/issue-button.js';
import { limits } from '../../slack/block-kit/limits.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { escapeMrkdwn, linesWithin, plain, truncate } from '../../slack/block-kit/text.js';
import { titledList } from '../../slack/block-kit/titled-list.js';
import { formatDrift } from './format-drift.js';

/**
 * Tells the DRI what of the runbook is not as announced, and leads to the update; or that all is as announced again.
 * @param drift `undefined` where it must not be quoted
 * @param movedTo where a moved issue is now
 */
export function renderDriftNotice(
  call: Call,
  drift: readonly Drift[] | undefined,
  movedTo?: NewIssue,
): RenderedMessage {
  const name = truncate(call.fields.name, limits.header);
  if (drift?.length === 0) {
    const text = `The runbook of “${name}” matches the announcement again. Nothing to update.`;
    return renderedMessage({
      text: escapeMrkdwn(text),
      blocks: [{ type: 'section', text: plain(text, limits.section) }],
    });
  }
  const headline = `The runbook of “${name}” changed after it was announced.`;
  const words = drift?.map((each) => formatDrift(call, each)) ?? [unquoted];
  return renderedMessage({
    text: linesWithin([headline, ...words].map(escapeMrkdwn), limits.messageText),
    blocks: [titledList(headline, words), ...(movedTo ? announceFrom(movedTo) : atOldPlace(call, drift ?? []))],
  });
}

const unquoted =
  'GitLab did not answer in time, so the changes aren’t shown here. Open the runbook or review the update.';

/** The old issue would lead nowhere: its preview is refused, and GitLab shows what the move has left behind. */
function announceFrom(movedTo: NewIssue): readonly KnownBlock[] {
  return [
    { type: 'actions', elements: [previewButton(movedTo, 'Announce from there'), ...openNewIssueButton(movedTo)] },
  ];
}

function atOldPlace(call: Call, drift: readonly Drift[]): readonly KnownBlock[] {
  return [...renderCallLinks(call.fields, ['runbook']), ...update(call, drift)];
}

/** What GitLab does not show to the app, or what was moved, leads to no update. */
function update({ issue }: Call, drift: readonly Drift[]): readonly KnownBlock[] {
  if (drift.some(({ kind }) => kind === 'gone' || kind === 'issue-moved')) return [];
  const words = 'Posts and reminders stay as they are until you update them. You see the update before it is posted.';
  return [
    { type: 'context', elements: [plain(words, limits.contextText)] },
    { type: 'actions', elements: [previewButton(issue, 'Review update')] },
  ];
}
