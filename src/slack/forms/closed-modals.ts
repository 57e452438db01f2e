import type { App } from '@slack/bolt';
import { z } from 'zod';
import { callbackIds } from '../identifiers.js';
import type { ListenerContext } from '../listeners/listener-context.js';

const Closed = z.object({ view: z.object({ id: z.string() }) });

/** Closing a modal that keeps a draft is the end of the draft. One that is lost all the same goes after a day. */
export function registerClosedModals(app: App, { services, log, newReference }: ListenerContext): void {
  for (const callbackId of [callbackIds.outcomes, callbackIds.complete])
    app.view({ callback_id: callbackId, type: 'view_closed' }, async ({ ack, body }) => {
      await ack();
      try {
        await services.drafts.drop(Closed.parse(body).view.id);
      } catch (err) {
        log.error({ reference: newReference(), err }, 'a draft could not be dropped');
      }
    });
}
