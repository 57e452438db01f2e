import type { Call } from '../../domain/call/call.js';
import { hideButton } from './issue-button.js';
import { limits } from './limits.js';
import { type RenderedMessage, renderedMessage } from './rendered-message.js';
import { escapeMrkdwn, link, mrkdwn, shorten } from './text.js';

/** Tells the DRI that the runbook is public and that nothing is written into it, with the button that makes it confidential. */
export function renderPublicNotice({ fields, issue }: Call): RenderedMessage {
  const name = escapeMrkdwn(shorten(fields.name, limits.header));
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
