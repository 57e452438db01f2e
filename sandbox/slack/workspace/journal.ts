import type { Json, JsonObject } from '../json.js';

/** One request that the app made to the Web API. */
export interface ApiCall {
  /** Milliseconds since the epoch, by the sandbox's clock. */
  readonly at: number;
  readonly method: string;
  readonly args: JsonObject;
  readonly result: JsonObject;
}

/** Something that Slack refused, or (`warning`) let pass although it harms somebody. */
export interface SlackProblem {
  readonly at: number;
  readonly severity: 'refused' | 'warning';
  /** The API method, or the interaction whose answer was wrong. */
  readonly where: string;
  readonly error: string;
  /** Details, as Slack words them. */
  readonly messages: readonly string[];
}

/** One thing that Slack sent to the app, and how the app answered. */
export interface SentPayload {
  readonly at: number;
  readonly kind: string;
  readonly payload: JsonObject;
  readonly outcome: { readonly status: number | undefined; readonly body: Json | undefined; readonly problem?: string };
}

/** What happened between Slack and the app, in order. */
export interface Journal {
  readonly calls: ApiCall[];
  readonly problems: SlackProblem[];
  readonly sent: SentPayload[];
}

/** An empty journal. */
export function createJournal(): Journal {
  return { calls: [], problems: [], sent: [] };
}
