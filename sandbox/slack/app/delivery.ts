import type { Json, JsonObject } from '../json.js';

/** What Slack sends, and in which envelope: a slash command, a click or submission, or an event. */
export type Delivery =
  | { readonly kind: 'slash_commands'; readonly payload: JsonObject }
  | { readonly kind: 'interactive'; readonly payload: JsonObject }
  | {
      readonly kind: 'events_api';
      readonly payload: JsonObject;
      readonly retry?: { readonly attempt: number; readonly reason: string };
    };

/** The app's acknowledgement. `problem` is set when Slack does not count it as one. */
export interface Ack {
  readonly status: number | undefined;
  /** The acknowledgement's JSON, or its text; `undefined` when empty. */
  readonly body: Json | undefined;
  readonly milliseconds: number;
  readonly problem?: 'operation_timeout' | 'dispatch_failed';
}
