/** Something that Slack sent, over whichever transport, before anything in it has been believed. */
export interface Incoming {
  readonly body: unknown;
  /** Sends the acknowledgement, with an answer in it or without. Called once at most. */
  readonly acknowledge: (answer: unknown) => Promise<void>;
  /**
   * Resolves once it is certain that this is no copy of an earlier request. Rejects with a `ReplayedRequest` when it is
   * one, and with an `UnverifiedRequest` when that cannot be found out.
   */
  readonly untilFirst: Promise<void>;
  /** How often Slack has sent this event before, and why it sends it again. */
  readonly retry?: { readonly number: number; readonly reason: string | undefined };
}
