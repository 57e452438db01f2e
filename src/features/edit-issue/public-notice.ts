import type { Call } from '../../call/call.js';
import { hideButton } from '../../slack/block-kit/issue-button.js';
import { limits } from '../../slack/block-kit/limits.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { escapeMrkdwn, link, mrkdwn, truncate } from '../../slack/block-kit/text.js';

/** Tells the DRI that the runbook is public and that nothing is written into it, with the button that makes it confidential. */
export function renderPublicNotice({ fields, issue }: Call): RenderedMessage {
  const name = escapeMrkdwn(truncate(fields.name, limits.header));
  const what = `The runbook of “${name}” is no longer confidential.`;
  const then = 'Nothing is written to it until it is confidential again. Pending edits are written then.';
  const runbook = fields.runbook.url === undefined ? '' : ` ${link(fields.runbook.url, 'Open the runbook')}`;
  return renderedMessage({
    text: `${what} ${then}`,
    blocks: [
      { type: 'section', text: mrkdwn(`*${what}*\n${then}${runbook}`) },
      { type: 'actions', elements: [hideButton(issue)] },
    ],
  });
}
