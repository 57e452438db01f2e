import type { ActionsBlock } from '@slack/types';
import { z } from 'zod';
import type { Call } from '../../call/call.js';
import type { Channels } from '../../call/channels.js';
import type { Job } from '../../call/jobs/job.js';
import type { FailureNotice } from '../../call/ports/slack.js';
import { limits } from '../../slack/block-kit/limits.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { escapeMrkdwn, linesWithin, mrkdwn, plain, truncate } from '../../slack/block-kit/text.js';
import { actionIds } from '../../slack/identifiers.js';
import { deliveryName } from './delivery-name.js';
import { formatFailure } from './format-failure.js';
import { retryButton } from './retry-button.js';

/** What the buttons of a notice say: of which call, and which cause they are about. */
export const NoticeButton = z.object({
  projectId: z.number(),
  iid: z.number(),
  service: z.enum(['Slack', 'GitLab', 'app']),
  code: z.string(),
});
type NoticeButton = z.infer<typeof NoticeButton>;

/** How many of the jobs are named, and how many different reasons are given. */
const mostNamed = 5;
const mostReasons = 3;

/** Tells the DRI what was not done for their call, why and what to do, and lets them queue it again or dismiss it. */
export function renderFailureNotice({ call, failed, channels }: FailureNotice): RenderedMessage {
  const [first, ...others] = failed;
  if (!first) {
    const done = `Done for the call “${nameOf(call)}”.`;
    return renderedMessage({ text: done, blocks: [{ type: 'section', text: mrkdwn(done) }] });
  }
  const nameOfFailed = ({ payload }: Job) => deliveryName(payload, call.product, channels);
  const what = others.length === 0 ? nameOfFailed(first) : `${failed.length} things`;
  const headline = `${what}, for the call “${nameOf(call)}”: not done.`;
  const reasons = [...new Set(failed.map(({ failure }) => formatFailure(failure)))].slice(0, mostReasons);
  const names = others.length === 0 ? [] : namesWithin(failed.map(nameOfFailed));
  const { projectId, iid } = call.issue;
  const { service, code } = first.failure;
  return renderedMessage({
    text: `${headline} ${formatFailure(first.failure)}`,
    blocks: [
      { type: 'section', text: mrkdwn(linesWithin([`*${headline}*`, ...reasons, ...names], limits.section)) },
      noticeButtons({ projectId, iid, service, code }),
    ],
  });
}

/** The same name several times is one line, `• Edit of the runbook (12)`. */
function namesWithin(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const lines = [...counts].map(([name, count]) => (count === 1 ? `• ${name}` : `• ${name} (${count})`));
  const left = lines.length - mostNamed;
  return left > 0 ? [...lines.slice(0, mostNamed), `• and ${left} more`] : lines;
}

/** "Try again" queues all that has failed for the call; "Dismiss" cancels what has failed for this cause. */
function noticeButtons(button: NoticeButton): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      retryButton(button),
      {
        type: 'button',
        action_id: actionIds.dismissFailed,
        text: plain('Dismiss', limits.buttonText),
        value: JSON.stringify(button),
        confirm: {
          title: plain('Dismiss this?', limits.title),
          text: plain('The app will not do this. Do it by hand if it is still needed.', limits.contextText),
          confirm: plain('Dismiss', limits.buttonText),
          deny: plain('Keep', limits.buttonText),
        },
      },
    ],
  };
}

/** What a notice says once somebody (a Slack id) has dismissed it, in mrkdwn. */
export function formatDismissed(call: Call, dismissed: readonly Job[], by: string, channels: Channels): string {
  if (dismissed.length === 0) return `Nothing needs you now for the call “${nameOf(call)}”.`;
  const names = dismissed.map(({ payload }) => `• ${deliveryName(payload, call.product, channels)}`);
  const headline = `Dismissed by <@${by}>. The app will not do this for the call “${nameOf(call)}”:`;
  return linesWithin([headline, ...names], limits.section);
}

function nameOf({ fields }: Call): string {
  return escapeMrkdwn(truncate(fields.name, limits.header));
}
