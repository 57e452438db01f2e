import type { Call } from '../../call/call.js';
import type { Completion, FollowUp } from '../../call/recording/recording.js';
import { linkLabels } from '../../slack/block-kit/call-links.js';
import { announcementLimits, completionLimits, limits } from '../../slack/block-kit/limits.js';
import { escapeTruncated, isWebAddress, linesWithin, link, truncate } from '../../slack/block-kit/text.js';
import { completedLine, countsLine, openLine, summaryTitle } from './format-summary.js';

const longestText = 500;

/** The whole summary as one mrkdwn text, for screen readers and notifications. */
export function summaryFallbackText(call: Pick<Call, 'fields'>, completion: Completion): string {
  const { runbook } = call.fields;
  return linesWithin(
    [
      escapeTruncated(summaryTitle(call, completion), limits.header),
      escapeTruncated(completion.currentState, longestText),
      countsLine(completion),
      escapeTruncated(openLine(completion), longestText),
      ...completion.followUps.map(followUpLine),
      runbook.url && runbook.url.length <= announcementLimits.url ? link(runbook.url, linkLabels.runbook) : '',
      completedLine(completion),
    ].filter((line) => line !== ''),
    limits.messageText,
  );
}

function followUpLine({ what, by, links }: FollowUp): string {
  const words = [escapeTruncated(what, longestText), by ? `by ${escapeTruncated(by, completionLimits.by)}` : '']
    .filter(Boolean)
    .join(', ');
  const addresses = links
    .slice(0, completionLimits.links)
    .map((url) =>
      isWebAddress(url)
        ? link(url, truncate(url, completionLimits.linkText))
        : escapeTruncated(url, completionLimits.linkText),
    );
  return `Follow-up: ${[words, ...addresses].join(' ')}`;
}
