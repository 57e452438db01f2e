import type { RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { isRefusedAccess, type Refusal } from '../../call/access/refusal.js';
import { renderLostAccess } from '../block-kit/access-notice.js';

const InMessage = z.object({ container: z.object({ type: z.literal('message'), channel_id: z.string() }) });

/**
 * Takes what a direct message says of a runbook from somebody who clicked in it and has no access any more. A message in a
 * channel stays: it holds what everybody there was told.
 */
export async function blankMessage(body: unknown, refusal: Refusal, respond: RespondFn): Promise<void> {
  if (!isRefusedAccess(refusal) || !isDirect(body)) return;
  const { text, blocks } = renderLostAccess();
  await respond({ replace_original: true, text, blocks: [...blocks] });
}

/** Ids of direct conversations begin with `D`. Source: Slack's conversation types. */
function isDirect(body: unknown): boolean {
  const click = InMessage.safeParse(body);
  return click.success && click.data.container.channel_id.startsWith('D');
}
