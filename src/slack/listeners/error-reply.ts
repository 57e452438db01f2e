import { formatServiceFailure } from '../block-kit/format-service-failure.js';
import { ReplayedRequest } from '../replayed-request.js';
import type { ListenerContext } from './listener-context.js';

interface ErrorReply {
  /** What became of the person's request when the work breaks, e.g. `Nothing was posted.` */
  readonly consequence: string;
  /** Shows paragraphs to the person. */
  readonly tell: (paragraphs: readonly string[]) => Promise<unknown>;
}

/** Does the work of a listener; if it breaks, the person hears of it and the log has the details under the same name. */
export async function withErrorReply(
  context: ListenerContext,
  reply: ErrorReply,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Whoever sent the copy is not told anything, and neither is the person it was copied from.
    if (error instanceof ReplayedRequest) throw error;
    const reference = context.newReference();
    context.log.error({ reference, err: error }, 'a request failed');
    try {
      await reply.tell(formatServiceFailure(error, reply.consequence, reference));
    } catch (unheard) {
      context.log.error({ reference, err: unheard }, 'the person could not be told');
    }
  }
}
