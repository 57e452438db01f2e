import type { Call } from '../../call/call.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import { readersTime } from './moment.js';
import { type RenderedMessage, renderedMessage } from './rendered-message.js';
import { escapeMrkdwn, mrkdwn } from './text.js';

const lead = 'starting ';

/**
 * Tells somebody that they are named for a call and GitLab does not show them its runbook. It says no more of the call
 * than when it is and who to ask, which the channels were told.
 * @param isDri whether they are named as its DRI, who would have to ask themselves
 */
export function renderAccessNotice(call: Call, isDri: boolean): RenderedMessage {
  const words = (time: string) => [
    `You are named ${isDri ? 'as the DRI of' : 'for'} the runbook call ${time}, but GitLab does not show you its runbook.`,
    `${whomToAsk(call, isDri)} Until then you get no reminders for this call.`,
  ];
  return renderedMessage({
    text: words(`${lead}${escapeMrkdwn(describeInZone(call.time))}`).join(' '),
    blocks: [{ type: 'section', text: mrkdwn(words(readersTime(call.time, lead)).join('\n')) }],
  });
}

function whomToAsk({ fields, announcedBy }: Call, isDri: boolean): string {
  const { slackId } = fields.dri;
  if (!isDri && slackId !== undefined) return `Ask the DRI, <@${slackId}>, for access.`;
  if (announcedBy.slackId === slackId) return 'Ask a maintainer of its GitLab project for access.';
  return `Ask <@${announcedBy.slackId}>, who announced it, for access.`;
}

/** What stands instead of a run panel, or of another message about a call, once its reader has no access any more. */
export const lostAccessText = 'You no longer have access to this runbook. Ask the DRI.';

export function renderLostAccess(): RenderedMessage {
  return renderedMessage({ text: lostAccessText, blocks: [{ type: 'section', text: mrkdwn(lostAccessText) }] });
}
