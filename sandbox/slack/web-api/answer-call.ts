import type { Workspace } from '../workspace/workspace.js';
import { type Answer, type Method, refuse } from './method.js';
import { methodTable } from './method-table.js';
import type { Arguments } from './read-arguments.js';
import { missingScope } from './scopes.js';

/** One request to the Web API, read but not yet checked. */
export interface IncomingCall {
  readonly method: string;
  /** From the `Authorization: Bearer` header or the `token` argument. */
  readonly token: string | undefined;
  /** `undefined` when the body could not be read. */
  readonly args: Arguments | undefined;
}

/**
 * Answers a call as Slack does: unknown method, token, scope and missing arguments are checked in this order, then the
 * method itself runs.
 * @param extra methods beside the common ones, e.g. those that need the WebSocket server.
 */
export function answerCall(workspace: Workspace, call: IncomingCall, extra: ReadonlyMap<string, Method>): Answer {
  const method = methodTable.get(call.method) ?? extra.get(call.method);
  if (method === undefined) return { ...refuse('unknown_method'), req_method: call.method };
  const denied = tokenProblem(workspace, call.token, method.token ?? 'bot');
  if (denied !== undefined) return refuse(denied);
  if (method.scopes.length > 0 && !method.scopes.some((scope) => workspace.app.scopes.has(scope))) {
    return missingScope(workspace, method.scopes);
  }
  const { args } = call;
  if (args === undefined) return refuse('invalid_post_type');
  const missing = method.required.filter((name) => !args.has(name));
  if (missing.length > 0)
    return refuse(
      'invalid_arguments',
      missing.map((name) => `missing required field: ${name}`),
    );
  return method.run(workspace, args);
}

function tokenProblem({ app }: Workspace, token: string | undefined, kind: 'bot' | 'app'): string | undefined {
  if (token === undefined || token === '') return 'not_authed';
  if (token === (kind === 'bot' ? app.botToken : app.appToken)) return undefined;
  return token === app.botToken || token === app.appToken ? 'not_allowed_token_type' : 'invalid_auth';
}
