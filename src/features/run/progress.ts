import type { Progress } from '../../call/ports/slack.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import { completionLine } from '../../slack/block-kit/completion-line.js';
import { formatProgress, totalTime } from '../../slack/block-kit/format-counts.js';
import { readersTime } from '../../slack/block-kit/moment.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { escapeMrkdwn, mrkdwn } from '../../slack/block-kit/text.js';
import { formatPlannedEnd } from './format-planned-end.js';

/** The line under an announcement that says how far the call is: in numbers, since tasks stay in the runbook. */
export function renderProgress(progress: Progress): RenderedMessage {
  const inCallZone = (time: ScheduledTime, lead: string) => `${lead}${escapeMrkdwn(describeInZone(time))}`;
  return renderedMessage({
    text: wordsOf(progress, inCallZone),
    blocks: [{ type: 'section', text: mrkdwn(wordsOf(progress, readersTime)) }],
  });
}

function wordsOf({ call, totals, now }: Progress, say: (time: ScheduledTime, lead: string) => string): string {
  const time = totalTime(totals);
  const isRecorded = totals.counts.open === 0;
  return [
    completionLine(call),
    `${formatProgress(totals)}.`,
    time ? `Time: ${time}.` : '',
    call.recording.completion ? '' : formatPlannedEnd(call, isRecorded, now, say),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
