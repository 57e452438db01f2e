import type { FetchFunction, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { renderNotice } from './block-kit/notice-modal.js';
import { escapeMrkdwn } from './block-kit/text.js';
import { callSlack } from './call-slack.js';
import type { PayloadRecord } from './payload-record.js';

const WithUrl = z.object({ response_url: z.url({ protocol: /^https?$/ }) });
const InModal = z.object({ trigger_id: z.string().min(1), view: z.object({ type: z.literal('modal') }) });
const Submitted = z.object({ type: z.literal('view_submission'), view: z.object({ id: z.string().min(1) }) });
const WithTrigger = z.object({ trigger_id: z.string().min(1) });

/**
 * Tells whoever sent a payload something, by whatever way the payload offers: a message that only they see, a window on
 * top of the one they clicked in, so that what they typed there stays, or in place of the one they submitted. Does nothing
 * when it offers none.
 */
export function createTellSender(client: WebClient, send: FetchFunction) {
  return async (body: PayloadRecord, paragraphs: readonly string[]): Promise<void> => {
    const view = renderNotice('Runbook', ...paragraphs);
    const byUrl = WithUrl.safeParse(body);
    if (byUrl.success) return respond(send, byUrl.data.response_url, escapeMrkdwn(paragraphs.join('\n')));

    const what = 'showing what went wrong';
    const submitted = Submitted.safeParse(body);
    const inModal = InModal.safeParse(body);
    const byTrigger = WithTrigger.safeParse(body);
    if (submitted.success) {
      await callSlack(what, () => client.views.update({ view_id: submitted.data.view.id, view }));
    } else if (inModal.success) {
      await callSlack(what, () => client.views.push({ trigger_id: inModal.data.trigger_id, view }));
    } else if (byTrigger.success) {
      await callSlack(what, () => client.views.open({ trigger_id: byTrigger.data.trigger_id, view }));
    }
  };
}

async function respond(send: FetchFunction, url: string, text: string): Promise<void> {
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
  });
  if (!response.ok) throw new Error(`Slack answered ${response.status} at a response URL.`);
}
