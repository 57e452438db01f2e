import type { Call } from '../../call/call.js';
import type { Completion, FollowUp } from '../../call/recording/recording.js';
import { linkLabels } from '../../slack/block-kit/call-links.js';
import { announcementLimits, completionLimits, limits } from '../../slack/block-kit/limits.js';
import { escapeMrkdwn, isWebAddress, linesWithin, link, truncate } from '../../slack/block-kit/text.js';
import { completedLine, countsLine, openLine, summaryTitle } from './format-summary.js';

const longestText = 500;

/** The whole summary as one mrkdwn text, for screen readers and notifications. */
export function summaryFallbackText(call: Pick<Call, 'fields'>, completion: Completion): string {
  const { runbook } = call.fields;
  return linesWithin(
    [
      spoken(summaryTitle(call, completion), limits.header),
      spoken(completion.currentState, longestText),
      countsLine(completion),
      spoken(openLine(completion), longestText),
      ...completion.followUps.map(followUpLine),
      runbook.url && runbook.url.length <= announcementLimits.url ? link(runbook.url, linkLabels.runbook) : '',
      completedLine(completion),
    ].filter((line) => line !== ''),
    limits.messageText,
  );
}

function followUpLine({ what, by, links }: FollowUp): string {
  const words = [spoken(what, longestText), by ? `by ${spoken(by, completionLimits.by)}` : '']
    .filter(Boolean)
    .join(', ');
  const addresses = links
    .slice(0, completionLimits.links)
    .map((url) =>
      isWebAddress(url) ? link(url, truncate(url, completionLimits.linkText)) : spoken(url, completionLimits.linkText),
    );
  return `Follow-up: ${[words, ...addresses].join(' ')}`;
}

/** Shortened first, so that no escape is cut in half. */
function spoken(text: string, limit: number): string {
  return escapeMrkdwn(truncate(text, limit));
}
