import type { Progress } from '../../application/ports/slack.js';
import { describeInZone } from '../../domain/schedule/describe-in-zone.js';
import type { ScheduledTime } from '../../domain/schedule/scheduled-time.js';
import { completionLine } from './completion-line.js';
import { progressWords, totalTime } from './count-words.js';
import { endWords } from './end-words.js';
import { readersTime } from './moment.js';
import { type RenderedMessage, renderedMessage } from './rendered-message.js';
import { escapeMrkdwn, mrkdwn } from './text.js';

/** The line under an announcement that says how far the call is: in numbers, since tasks stay in the runbook. */
export function renderProgress(progress: Progress): RenderedMessage {
  const spoken = (time: ScheduledTime) => escapeMrkdwn(describeInZone(time));
  return renderedMessage({
    text: wordsOf(progress, spoken),
    blocks: [{ type: 'section', text: mrkdwn(wordsOf(progress, readersTime)) }],
  });
}

function wordsOf({ call, totals, now }: Progress, say: (time: ScheduledTime) => string): string {
  const time = totalTime(totals);
  const isSettled = totals.counts.open === 0;
  return [
    completionLine(call),
    `${progressWords(totals)}.`,
    time ? `Time: ${time}.` : '',
    call.recording.completion ? '' : endWords(call, isSettled, now, say),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
