import express, { type Router } from 'express';
import { type Faults, faultMiddleware } from '../../faults.js';
import { isObject, parseJson } from '../json.js';
import { type ResponseResult, useResponseUrl } from '../workspace/response-urls.js';
import { announceChange, type Workspace } from '../workspace/workspace.js';

/** Serves the `response_url`s. The faults' rules know all of them as `response_url`. */
export function serveResponseUrls(workspace: Workspace, faults: Faults): Router {
  const router = express.Router();
  router.post(
    /^\/(commands|actions)\//,
    faultMiddleware(faults, () => 'response_url'),
  );
  router.post(/^\/(commands|actions)\//, express.text({ type: () => true, limit: '4mb' }), (request, response) => {
    const result = receive(workspace, request.path, request.body);
    if (result.kind === 'done') {
      response.send('ok');
      return;
    }
    const at = workspace.now();
    const { error, messages } = result;
    workspace.journal.problems.push({ at, severity: 'refused', where: 'response_url', error, messages });
    announceChange(workspace);
    response.status(['used_url', 'expired_url'].includes(error) ? 404 : 400).json({ ok: false, error });
  });
  return router;
}

function receive(workspace: Workspace, path: string, body: unknown): ResponseResult {
  const responseUrl = workspace.responseUrls.get(path);
  if (responseUrl === undefined) return { kind: 'refused', error: 'expired_url', messages: [] };
  const parsed = parseJson(typeof body === 'string' ? body : '');
  if (!isObject(parsed)) return { kind: 'refused', error: 'invalid_payload', messages: [] };
  return useResponseUrl(workspace, responseUrl, parsed);
}
