import express, { type ErrorRequestHandler, type Response } from 'express';
import { type Faults, faultMiddleware } from '../faults.js';
import { authenticate, type Caller } from './authenticate.js';
import { type Call, noteCall, operationOf } from './calls.js';
import { addIssueRoutes, type ResourceLocks } from './issue-routes.js';
import { addNoteRoutes } from './note-routes.js';
import { addPeopleRoutes } from './people-routes.js';
import type { CountRequest } from './rate-limit.js';
import { notFound, Refusal } from './refusal.js';
import type { World } from './world.js';

/** What the server needs beside the world. */
export interface AppOptions {
  readonly faults: Faults;
  readonly locks: ResourceLocks;
  readonly countRequest: CountRequest;
  /** Hears of every request when it arrives, and again when it is answered. */
  readonly noted: (call: Call) => void;
}

/** GitLab's REST API version 4 over a world, below `/api/v4`, and nothing else. */
export function createApi(world: World, options: AppOptions): express.Express {
  const callers = new WeakMap<Response, Caller>();
  const callerOf = (response: Response): Caller => {
    const caller = callers.get(response);
    if (!caller) throw new Refusal(401, { message: '401 Unauthorized' });
    return caller;
  };
  const api = createEntrance(world, options, callers);
  addIssueRoutes(api, world, callerOf, options.locks);
  addNoteRoutes(api, world, callerOf);
  addPeopleRoutes(api, world, callerOf);
  api.use(() => {
    throw notFound();
  });
  const app = express();
  app.disable('x-powered-by');
  app.use(`${new URL(world.baseUrl).pathname.replace(/\/$/, '')}/api/v4`, api);
  app.use(answerRefusal);
  return app;
}

/** What every request passes before its route: the record, the faults, the body, the token, the rate limit. */
function createEntrance(world: World, options: AppOptions, callers: WeakMap<Response, Caller>): express.Router {
  const { faults, countRequest, noted } = options;
  const calls = new WeakMap<Response, Call>();
  const entrance = express.Router();
  entrance.use((request, response, next) => {
    calls.set(response, noteCall(world, request, response, noted));
    next();
  });
  entrance.use(faultMiddleware(faults, (request: express.Request) => operationOf(world, request)));
  entrance.use(express.json({ limit: '32mb' }), express.urlencoded({ limit: '32mb', extended: true }));
  entrance.use((request, response, next) => {
    const call = calls.get(response);
    if (call) call.body = request.body;
    const caller = authenticate(world, request);
    if (call) call.by = caller.user.username;
    callers.set(response, caller);
    countRequest(caller.user, request, response);
    next();
  });
  return entrance;
}

const answerRefusal: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof Refusal) {
    response.status(error.status).set(error.headers);
    if (typeof error.body === 'string') response.type('text/plain').send(error.body);
    else response.json(error.body);
    return;
  }
  if (error instanceof SyntaxError) {
    response.status(400).json({ error: `There was a problem in the JSON you submitted: ${error.message}` });
    return;
  }
  next(error);
};
