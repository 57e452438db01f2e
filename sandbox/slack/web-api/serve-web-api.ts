import express, { type Request, type Response, type Router } from 'express';
import { type Faults, faultMiddleware } from '../../faults.js';
import { asList, asText, type JsonObject } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';
import { answerCall } from './answer-call.js';
import type { Answer, Method } from './method.js';
import { type Arguments, readArguments } from './read-arguments.js';

/** Serves `/api/<method>`: what `SLACK_API_URL` points at. */
export function serveWebApi(workspace: Workspace, faults: Faults, extra: ReadonlyMap<string, Method>): Router {
  const router = express.Router();
  router.use(faultMiddleware<Request>(faults, (request) => request.path.slice(1)));
  router.use(express.text({ type: () => true, limit: '4mb' }));
  router.all('/:method', (request, response) => handle(workspace, extra, request, response));
  return router;
}

function handle(workspace: Workspace, extra: ReadonlyMap<string, Method>, request: Request, response: Response): void {
  const method = asText(request.params.method);
  const args = readBody(request);
  const token = bearer(request.get('authorization')) ?? args?.text('token');
  const answer = answerCall(workspace, { method, token, args }, extra);
  record(workspace, method, args, answer);
  response.setHeader('x-oauth-scopes', [...workspace.app.scopes].join(','));
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
  workspace.journal.calls.push({ at, method, args: shown, result: answer });
  if (!answer.ok) {
    const messages = detailsOf(answer);
    workspace.journal.problems.push({ at, severity: 'refused', where: method, error: answer.error, messages });
  } else if (args !== undefined && lacksText(method, args)) {
    const messages = ['screen readers and notifications use only the top-level `text`'];
    workspace.journal.problems.push({ at, severity: 'warning', where: method, error: 'missing_text', messages });
  }
}

function detailsOf(answer: JsonObject): string[] {
  const needed = answer.needed === undefined ? [] : [`needed: ${answer.needed}`];
  return [...asList(answer.errors).map(asText), ...needed];
}

function lacksText(method: string, args: Arguments): boolean {
  const writes = ['chat.postMessage', 'chat.update', 'chat.postEphemeral'].includes(method);
  return writes && args.has('blocks') && !args.has('text');
}
