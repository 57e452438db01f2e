import type { JsonObject } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';
import type { Arguments } from './read-arguments.js';

/** The answer of a Web API method: `ok: true` with the result, or `ok: false` with Slack's name of the error. */
export type Answer =
  | ({ readonly ok: true } & JsonObject)
  | ({ readonly ok: false; readonly error: string } & JsonObject);

/** One Web API method. */
export interface Method {
  /** Scopes of which the token must have one; empty when none is needed. */
  readonly scopes: readonly string[];
  /** Which kind of token it takes; `bot` when left out. */
  readonly token?: 'bot' | 'app';
  /** Arguments without which Slack answers `invalid_arguments`. */
  readonly required: readonly string[];
  readonly run: (workspace: Workspace, args: Arguments) => Answer;
}

/** A refusal, with the details that Slack gives in `response_metadata.messages`. */
export function refuse(error: string, messages: readonly string[] = []): Answer {
  if (messages.length === 0) return { ok: false, error };
  const marked = messages.map((message) => `[ERROR] ${message}`);
  return { ok: false, error, errors: [...messages], response_metadata: { messages: marked } };
}
