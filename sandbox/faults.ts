import type { IncomingMessage, ServerResponse } from 'node:http';

/** What goes wrong on the wire. Nothing here knows whose API it disturbs. */
export type Fault =
  /** The request is carried out, then the connection breaks: the caller cannot know whether it was. */
  | { readonly kind: 'lost-answer' }
  /** The connection breaks before anything is carried out. */
  | { readonly kind: 'lost-request' }
  /** The whole service is away: the same as a lost request, for everything until the rules are cleared. */
  | { readonly kind: 'down' }
  /** Refused with `Retry-After` (seconds); nothing is carried out. */
  | { readonly kind: '429'; readonly retryAfter: number }
  /** The server fails; nothing is carried out. */
  | { readonly kind: '500' }
  /** The work is delayed, or (with `when: 'after'`) done at once and the answer delayed. */
  | { readonly kind: 'slow'; readonly milliseconds: number; readonly when?: 'before' | 'after' }
  /** Status 200 with somebody's login page, as proxies answer; nothing is carried out. */
  | { readonly kind: 'html' }
  /** Carried out, but the body stops in the middle and the connection breaks. */
  | { readonly kind: 'cut-off' }
  /** Another answer than the server's own: instead of carrying the request out or, with `when: 'after'`, when that is done. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      readonly retryAfter?: number;
      readonly when?: 'before' | 'after';
    }
  /** Nothing is ever answered; with `when: 'after'` the request is carried out all the same. The caller has to give up. */
  | { readonly kind: 'silence'; readonly when?: 'before' | 'after' }
  /** The connection is reset (RST) before or, with `when: 'after'`, after the request is carried out. */
  | { readonly kind: 'reset'; readonly when?: 'before' | 'after' }
  /**
   * Held up when it arrives (nothing is carried out yet) or when its answer is ready, until `act` has done something,
   * e.g. ended the caller. Then it goes on, or is lost with its connection; lost it is too when `act` rejects.
   */
  | { readonly kind: 'held'; readonly at: 'arrival' | 'answer'; readonly act: () => Promise<'goes-on' | 'lost'> };

/** Which operations a rule concerns: an exact name (`chat.postMessage`, `GET /api/v4/user`), `*`, or a test of the name. */
export type FaultMatch = string | ((operation: string) => boolean);

/** The rules of one server. The oldest rule that matches an operation wins. */
export interface Faults {
  /** Disturbs the next `times` (1) matching operations. */
  next(match: FaultMatch, fault: Fault, times?: number): void;
  /** Disturbs every matching operation until `clear`. */
  always(match: FaultMatch, fault: Fault): void;
  /** Asks `choose` for each operation that no rule concerns, until `clear`. */
  choose(choose: (operation: string) => Fault | undefined): void;
  /** Refuses everything until `clear`. */
  down(): void;
  /** Forgets all rules. */
  clear(): void;
  /** How many disturbances asked for with `next` have not happened yet, so that a test can see that they did. */
  pending(): number;
  /** The fault that strikes this operation now, if any; a rule made with `next` is used up by it. */
  take(operation: string): Fault | undefined;
}

interface Rule {
  readonly match: FaultMatch;
  readonly fault: Fault;
  left: number;
}

/** Makes an empty set of fault rules. */
export function createFaults(): Faults {
  const rules: Rule[] = [];
  let chosen: (operation: string) => Fault | undefined = () => undefined;
  const add = (match: FaultMatch, fault: Fault, left: number) => {
    rules.push({ match, fault, left });
  };
  return {
    next: (match, fault, times = 1) => add(match, fault, times),
    always: (match, fault) => add(match, fault, Number.POSITIVE_INFINITY),
    choose: (choose) => {
      chosen = choose;
    },
    down: () => add('*', { kind: 'down' }, Number.POSITIVE_INFINITY),
    clear: () => {
      rules.length = 0;
      chosen = () => undefined;
    },
    pending: () => rules.reduce((sum, rule) => (Number.isFinite(rule.left) ? sum + rule.left : sum), 0),
    take: (operation) => {
      const rule = rules.find((one) => one.left > 0 && matches(one.match, operation));
      if (rule === undefined) return chosen(operation);
      rule.left -= 1;
      return rule.fault;
    },
  };
}

/**
 * Middleware for any `node:http` style server (Express included) that lets the rules strike.
 * @param operationOf names the request, e.g. by its method and path; called once per request.
 */
export function faultMiddleware<Request extends IncomingMessage>(
  faults: Faults,
  operationOf: (request: Request) => string,
): (request: Request, response: ServerResponse, next: () => void) => void {
  return (request, response, next) => {
    const fault = faults.take(operationOf(request));
    if (fault === undefined) return next();
    strike(fault, response, next);
  };
}

function matches(match: FaultMatch, operation: string): boolean {
  return typeof match === 'function' ? match(operation) : match === '*' || match === operation;
}

function strike(fault: Fault, response: ServerResponse, next: () => void): void {
  switch (fault.kind) {
    case 'lost-request':
    case 'down':
      response.destroy();
      return;
    case '429':
      answer(response, 429, { 'retry-after': String(fault.retryAfter) }, 'Too Many Requests');
      return;
    case 'answer':
      answerInstead(fault, response, next);
      return;
    case 'silence':
      after(fault, response, next, () => undefined);
      return;
    case 'reset':
      after(fault, response, next, () => reset(response));
      return;
    case '500':
      answer(response, 500, {}, 'Internal Server Error');
      return;
    case 'html':
      answer(response, 200, { 'content-type': 'text/html' }, '<!doctype html><title>Sign in</title><h1>Sign in</h1>');
      return;
    case 'slow':
      slowDown(fault.milliseconds, fault.when ?? 'before', response, next);
      return;
    case 'lost-answer':
      interceptEnd(response, () => response.destroy());
      next();
      return;
    case 'cut-off':
      interceptEnd(response, (body) => sendHalf(response, body));
      next();
      return;
    case 'held':
      if (fault.at === 'arrival') hold(fault.act, response, next);
      else holdAnswer(fault.act, response, next);
      return;
  }
}

function holdAnswer(act: () => Promise<'goes-on' | 'lost'>, response: ServerResponse, next: () => void): void {
  const end = response.end.bind(response);
  interceptEnd(response, (body) => hold(act, response, () => end(body)));
  next();
}

function hold(act: () => Promise<'goes-on' | 'lost'>, response: ServerResponse, goOn: () => void): void {
  const lose = () => response.destroy();
  act().then((end) => (end === 'goes-on' ? goOn() : lose()), lose);
}

/** Does it now or, with `when: 'after'`, when the request has been carried out, instead of answering. */
function after(
  { when }: { readonly when?: 'before' | 'after' },
  response: ServerResponse,
  next: () => void,
  act: () => void,
): void {
  if (when !== 'after') {
    act();
    return;
  }
  interceptEnd(response, act);
  next();
}

function answerInstead(fault: Extract<Fault, { kind: 'answer' }>, response: ServerResponse, next: () => void): void {
  const end = response.end.bind(response);
  const retryAfter = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  after(fault, response, next, () => {
    for (const name of ['content-length', 'etag']) response.removeHeader(name);
    response.writeHead(fault.status, { 'content-type': fault.contentType, ...retryAfter });
    end(fault.body);
  });
}

function reset(response: ServerResponse): void {
  if (response.socket) response.socket.resetAndDestroy();
  else response.destroy();
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', ...headers });
  response.end(body);
}

function slowDown(milliseconds: number, when: 'before' | 'after', response: ServerResponse, next: () => void): void {
  if (when === 'before') {
    setTimeout(next, milliseconds).unref();
    return;
  }
  const end = response.end.bind(response);
  interceptEnd(response, (body) => setTimeout(() => end(body), milliseconds).unref());
  next();
}

/** Frameworks send small answers with a single `end(body)`; taking it over lets the work happen and the answer not. */
function interceptEnd(response: ServerResponse, instead: (body: Buffer) => void): void {
  response.end = (chunk?: unknown) => {
    instead(typeof chunk === 'string' || chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0));
    return response;
  };
}

function sendHalf(response: ServerResponse, body: Buffer): void {
  response.setHeader('content-length', body.length);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
