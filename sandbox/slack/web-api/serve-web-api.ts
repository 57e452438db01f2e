import express, { type Request, type Response, type Router } from 'express';
import { type Faults, faultMiddleware } from '../../faults.js';
import { asList, asObject, asText, type JsonObject } from '../json.js';
import type { SlackProblem } from '../workspace/journal.js';
import { announceChange, type Workspace } from '../workspace/workspace.js';
import { answerCall } from './answer-call.js';
import type { RequestLimit } from './limit-requests.js';
import { type Answer, type Method, refuse } from './method.js';
import { type Arguments, readArguments } from './read-arguments.js';

/** Serves `/api/<method>`: what `SLACK_API_URL` points at. */
export function serveWebApi(
  workspace: Workspace,
  faults: Faults,
  limit: RequestLimit,
  extra: ReadonlyMap<string, Method>,
): Router {
  const router = express.Router();
  router.use(faultMiddleware<Request>(faults, (request) => request.path.slice(1)));
  router.use(express.text({ type: () => true, limit: '4mb' }));
  router.all('/:method', (request, response) => handle(workspace, limit, extra, request, response));
  return router;
}

function handle(
  workspace: Workspace,
  limit: RequestLimit,
  extra: ReadonlyMap<string, Method>,
  request: Request,
  response: Response,
): void {
  const method = asText(request.params.method);
  const args = readBody(request);
  const wait = limit(method, args?.text('channel'));
  const token = bearer(request.get('authorization')) ?? args?.text('token');
  const answer = wait > 0 ? refuse('ratelimited') : answerCall(workspace, { method, token, args }, extra);
  record(workspace, method, args, answer);
  announceChange(workspace);
  response.setHeader('x-oauth-scopes', [...workspace.app.scopes].join(','));
  if (wait > 0) response.status(429).setHeader('retry-after', String(wait));
  response.json(answer);
}

/** Slack takes the arguments of a GET from the query. */
function readBody(request: Request): Arguments | undefined {
  if (request.method === 'GET')
    return readArguments('application/x-www-form-urlencoded', request.url.split('?')[1] ?? '');
  return readArguments(request.get('content-type') ?? '', typeof request.body === 'string' ? request.body : '');
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
}

function record(workspace: Workspace, method: string, args: Arguments | undefined, answer: Answer): void {
  const { token: _secret, ...shown } = args?.all ?? {};
  const at = workspace.now();
  const { calls, problems } = workspace.journal;
  calls.push({ at, method, args: shown, result: answer });
  const warning = answer.ok && args !== undefined ? warningFor(method, args, answer) : undefined;
  if (!answer.ok)
    problems.push({ at, severity: 'refused', where: method, error: answer.error, messages: details(answer) });
  if (warning !== undefined) problems.push({ at, severity: 'warning', where: method, ...warning });
}

function details(answer: JsonObject): string[] {
  const needed = answer.needed === undefined ? [] : [`needed: ${answer.needed}`];
  return [...asList(answer.errors).map(asText), ...needed];
}

/** What Slack lets pass although it harms somebody. */
function warningFor(
  method: string,
  args: Arguments,
  answer: JsonObject,
): Pick<SlackProblem, 'error' | 'messages'> | undefined {
  const writes = ['chat.postMessage', 'chat.update', 'chat.postEphemeral'].includes(method);
  if (writes && args.has('blocks') && !args.has('text')) {
    return { error: 'missing_text', messages: ['screen readers and notifications use only the top-level `text`'] };
  }
  if (method === 'chat.update' && !args.has('blocks') && asObject(answer.message).blocks !== undefined) {
    return { error: 'blocks_left_out', messages: ['whether the old blocks stay is not documented: send `blocks`'] };
  }
  return undefined;
}
