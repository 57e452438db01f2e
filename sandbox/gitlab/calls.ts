import type { Request, Response } from 'express';
import type { World } from './world.js';

/** A request that reached this GitLab, and what became of it. */
export interface Call {
  readonly method: string;
  /** As it was sent, with sub-path and query. */
  readonly url: string;
  /** Without sub-path and query, the project by its path: `PUT /api/v4/projects/support/runbooks/issues/12`. */
  readonly operation: string;
  /** The parsed body; `undefined` when there was none. */
  body: unknown;
  /** The username behind the token; `undefined` when there was no valid one. */
  by: string | undefined;
  /** `undefined` until the answer is out, and for ever when it got lost. */
  status: number | undefined;
}

/** Starts the record of a request; `noted` hears of it now and again once it is answered. */
export function noteCall(world: World, request: Request, response: Response, noted: (call: Call) => void): Call {
  const call: Call = {
    method: request.method,
    url: request.originalUrl,
    operation: operationOf(world, request),
    body: undefined,
    by: undefined,
    status: undefined,
  };
  response.on('finish', () => {
    call.status = response.statusCode;
    noted(call);
  });
  noted(call);
  return call;
}

/** The name of a request for fault rules and lists: the same whether the project was given by number or by path. */
export function operationOf(world: World, request: Request): string {
  const path = request.originalUrl.slice(new URL(world.baseUrl).pathname.replace(/\/$/, '').length).split('?')[0] ?? '';
  const named = path.replace(/(?<=\/projects\/)[^/]+/, (id) => {
    return world.projects.get(Number(id))?.path ?? decode(id);
  });
  return `${request.method} ${named}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
