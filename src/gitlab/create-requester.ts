import type { Issues } from '@gitbeaker/rest';
import type { ProxyFor } from '../requests/proxy.js';
import { TurnedAway } from '../requests/throttle.js';
import { checkResponse } from './check-response.js';
import { createAgents } from './create-agents.js';
import { failure, type RequestLabel } from './failure.js';
import { createExchange, type Exchange, type OutgoingRequest, type RawAnswer } from './http-client.js';
import type { GitLabLimits } from './rate-limits.js';

type RequesterFn = NonNullable<ConstructorParameters<typeof Issues>[0]['requesterFn']>;
type Service = Parameters<RequesterFn>[0];
type Options = Parameters<ReturnType<RequesterFn>['get']>[1];

/**
 * How Gitbeaker's resources reach GitLab here, instead of by their own requester, which repeats every method ten times
 * within 300 ms on 429 and 502, takes a login page for success, turns a redirected POST into a GET, and hangs the token
 * on its errors. Here a call is one request; only a GET that GitLab redirects within itself (a project that has moved)
 * is followed, once. Everything that goes wrong is thrown as a `ServiceFailure`.
 * @param timeoutMs for a whole call, reading the answer included
 * @param limits which it keeps
 */
export function createRequester(timeoutMs: number, limits: GitLabLimits, proxyFor: ProxyFor): RequesterFn {
  const exchange = keepLimits(createExchange(createAgents(proxyFor)), limits, timeoutMs);
  return (service) => {
    const by = (method: string) => (endpoint: string, options?: Options) =>
      send(exchange, service, method, endpoint, options);
    return { get: by('GET'), post: by('POST'), put: by('PUT'), patch: by('PATCH'), delete: by('DELETE') };
  };
}

async function send(exchange: TimedExchange, service: Service, method: string, endpoint: string, options: Options) {
  const request = await prepare(service, method, endpoint, options);
  const deadline: Deadline = { signal: undefined };
  const first = await exchange(request, deadline);
  const target = redirectTarget(request, first, apiPath(service));
  const answer = target ? await exchange({ ...request, url: target }, deadline) : first;
  checkResponse(request, answer);
  const body = answer.text === '' ? undefined : parseJson(request.label, answer.text);
  return { body, status: answer.status, headers: singleHeaders(answer) };
}

async function prepare(service: Service, method: string, endpoint: string, options: Options): Promise<OutgoingRequest> {
  const url = new URL(endpoint, service.url.endsWith('/') ? service.url : `${service.url}/`);
  for (const [name, value] of snakeCase(options?.searchParams ?? {})) url.searchParams.set(name, String(value));
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': 'runbook-calls',
    ...service.headers,
  };
  for (const [name, value] of Object.entries(service.authHeaders)) headers[name] = await value();
  if (options?.body) headers['content-type'] = 'application/json';
  const body = options?.body ? JSON.stringify(Object.fromEntries(snakeCase(options.body))) : undefined;
  const label = `${method} ${url.pathname.replace(/^.*?\/api\/v4\//, '')}`;
  return { label, method, url, headers, body };
}

/**
 * Where to ask again. The token goes nowhere but to GitLab's API, which may share its host with others below other paths, and
 * a write is never sent to another place than the one it was meant for: those answers stay refusals.
 */
function redirectTarget(request: OutgoingRequest, answer: RawAnswer, api: string): URL | undefined {
  const { location } = answer.headers;
  if (request.method !== 'GET' || answer.status < 300 || answer.status > 399 || !location) return undefined;
  if (!URL.canParse(location, request.url.href)) return undefined;
  const target = new URL(location, request.url);
  return target.origin === request.url.origin && isWithin(api, target.pathname) ? target : undefined;
}

/** The path of the API, with a slash at its end: `/gitlab/api/v4/`. */
function apiPath({ url }: Service): string {
  return new URL(url.endsWith('/') ? url : `${url}/`).pathname.replace(/(\/api\/v4\/).*$/, '$1');
}

/** `URL` has taken out the steps up; those that are encoded, which a server may decode, are not followed. */
function isWithin(api: string, path: string): boolean {
  return path.startsWith(api) && !/(?:^|[/\\]|%2f|%5c)(?:\.|%2e|%252e){2}(?:$|[/\\]|%2f|%5c)/i.test(path);
}

/** Gitbeaker reads the paging headers, of which there is one each. */
function singleHeaders({ headers }: RawAnswer): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/**
 * Left untyped on purpose: Gitbeaker declares the bodies by what GitLab promises, and the schemas beside the client look
 * at what they are.
 */
function parseJson(label: RequestLabel, text: string) {
  try {
    return JSON.parse(text);
  } catch {
    throw failure('bad-answer', 'not-json', label, "GitLab's answer calls itself JSON and is not");
  }
}

type TimedExchange = (request: OutgoingRequest, deadline: Deadline) => Promise<RawAnswer>;

/** Ends a call. It begins when the first request is sent: what waits for a limit is not late yet. */
interface Deadline {
  signal: AbortSignal | undefined;
}

function keepLimits(exchange: Exchange, limits: GitLabLimits, timeoutMs: number): TimedExchange {
  return async (request, deadline) => {
    await limits.admit(request).catch((error) => {
      throw error instanceof TurnedAway ? mustWait(request, error) : error;
    });
    deadline.signal ??= AbortSignal.timeout(timeoutMs);
    const answer = await exchange(request, deadline.signal);
    limits.answered(request, answer);
    return answer;
  };
}

function mustWait({ label }: OutgoingRequest, { retryAfterSeconds }: TurnedAway): Error {
  return failure('rate-limited', 'HTTP 429', label, 'GitLab asks to wait', retryAfterSeconds);
}

/** Gitbeaker's option names to GitLab's: `perPage` → `per_page`. Options that are undefined are left out. */
function snakeCase(options: object): [string, unknown][] {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => [name.replace(/[A-Z]/g, (at) => `_${at.toLowerCase()}`), value]);
}
