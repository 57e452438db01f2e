import type { Channels } from '../../call/channels.js';
import type { Services } from '../../call/services.js';
import type { Modals } from '../modals.js';

/** What the listeners work with. */
export interface ListenerContext {
  readonly services: Services;
  readonly modals: Modals;
  readonly channels: Channels;
  /** Waits until a call's jobs are done, or at most `timeoutMs` milliseconds. */
  readonly waitForJobs: (callId: number, timeoutMs: number) => Promise<void>;
  /** Does something for somebody in front of a window, again and again while Slack or the database does not answer. */
  readonly patiently: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** The same, while Slack does not answer. */
  readonly untilSlackAnswers: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly log: { error(details: object, message: string): void };
  /** A new short text under which a person and the log speak of the same failure. */
  readonly newReference: () => string;
  /** A new key to encrypt what one form keeps, see `sealDraft`. */
  readonly newDraftKey: () => string;
}
