import type { Channels } from '../../call/channels.js';
import type { Services } from '../../call/services.js';
import { formatServiceFailure } from '../block-kit/format-service-failure.js';
import type { Modals } from '../modals.js';
import { ReplayedRequest } from '../replayed-request.js';

/** What the listeners work with. */
export interface ListenerContext {
  readonly services: Services;
  readonly modals: Modals;
  readonly channels: Channels;
  /** Waits until a call's jobs are done, or at most `timeoutMs` milliseconds. */
  /** Does something for somebody in front of a window, again and again while Slack or the database does not answer. */
  readonly patiently: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** The same, while Slack does not answer. */
  readonly untilSlackAnswers: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly waitForJobs: (callId: number, timeoutMs: number) => Promise<void>;
  readonly log: { error(details: object, message: string): void };
  /** A new short text under which a person and the log speak of the same failure. */
  readonly newReference: () => string;
  /** A new key to encrypt what one form keeps, see `sealDraft`. */
  readonly newDraftKey: () => string;
}

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
