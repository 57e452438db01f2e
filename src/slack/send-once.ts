import type { FetchFunction } from '@slack/web-api';
import type { Dispatcher } from 'undici';

type Response = Awaited<ReturnType<FetchFunction>>;
type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/** An answer, as far as it came: what its status and its headers say, 429 for one, is true when the rest is lost. */
interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** Or why it was cut off. */
  readonly body: Buffer | Error;
}

/** In seconds. */
const unstatedWait = 5;
const longestWait = 3_600;

/** Where `fetch` would ask again. Slack redirects nobody; a proxy does, to its login page. */
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Makes what the Web API client sends its requests with, instead of `fetch`, which costs several times as much of the
 * processor. It fails as `fetch` does, and sends a request once, whatever comes back; `fetch` sends it again when it is
 * answered with 421. What is lost because Slack has closed a connection in the meantime is lost and not repeated.
 * @param timeout for the whole exchange, in milliseconds
 */
export function createSender(timeout: number, agent: Pick<Dispatcher, 'dispatch'>): FetchFunction {
  return async (url, { method = 'GET', headers = {}, body } = {}) => {
    if (typeof body === 'object') throw new TypeError('Files cannot be sent.');
    const { origin, pathname, search } = new URL(url);
    const request = {
      origin,
      path: `${pathname}${search}`,
      method: asMethod(method),
      // An answer that is packed would have to be unpacked.
      headers: { ...headers, 'accept-encoding': 'identity' },
      body: body ?? null,
    };
    const answer = await exchange(agent, request, timeout).catch(failAsFetch);
    if (redirects.has(answer.status)) return failAsFetch(new Error('unexpected redirect'));
    return toResponse(url, answer);
  };
}

function asMethod(method: string): Dispatcher.HttpMethod {
  if (method === 'GET' || method === 'POST') return method;
  throw new TypeError(`Slack’s Web API knows no ${method}.`);
}

function failAsFetch(cause: unknown): never {
  throw new TypeError('fetch failed', { cause });
}

/** Rejects when no answer begins to come. Whatever comes is read to its end, so that the connection is free again. */
function exchange(
  agent: Pick<Dispatcher, 'dispatch'>,
  request: Dispatcher.DispatchOptions,
  timeout: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let ongoing: Dispatcher.DispatchController | undefined;
    let lateness: Error | undefined;
    let head: Omit<Answer, 'body'> | undefined;
    const chunks: Buffer[] = [];

    const timer = setTimeout(() => {
      lateness = new Error(`no answer within ${timeout} ms`);
      // A request that still waits for its connection is not sent when that comes about.
      if (ongoing) ongoing.abort(lateness);
      else reject(lateness);
    }, timeout);

    agent.dispatch(request, {
      onRequestStart: (controller) => {
        ongoing = controller;
        if (lateness) controller.abort(lateness);
      },
      onResponseStart: (_, status, headers, statusText = '') => {
        head = { status, statusText, headers };
      },
      onResponseData: (_, chunk) => {
        chunks.push(chunk);
      },
      onResponseEnd: () => {
        clearTimeout(timer);
        if (head) resolve({ ...head, body: Buffer.concat(chunks) });
      },
      onResponseError: (_, error) => {
        clearTimeout(timer);
        if (head) resolve({ ...head, body: error });
        else reject(error);
      },
    });
  });
}

function toResponse(url: string | URL, { status, statusText, headers, body }: Answer): Response {
  const read = async () => {
    if (body instanceof Error) throw body;
    return body;
  };
  const text = async () => (await read()).toString('utf8');
  return {
    ok: status >= 200 && status <= 299,
    status,
    statusText,
    url: String(url),
    headers: { get: (name) => readHeader(status, headers, name), entries: () => entriesOf(headers) },
    arrayBuffer: async () => new Uint8Array(await read()).buffer,
    text,
    json: async () => JSON.parse(await text()),
  };
}

/** The client takes a 429 for a lost connection when it does not say how long to wait in whole seconds. */
function readHeader(status: number, headers: Headers, name: string): string | null {
  const value = headerOf(headers, name) ?? null;
  if (status !== 429 || name.toLowerCase() !== 'retry-after') return value;
  const seconds = value !== null && /^\d{1,9}$/.test(value) ? Number(value) : unstatedWait;
  return String(Math.min(seconds, longestWait));
}

function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

function* entriesOf(headers: Headers): Iterable<[string, string]> {
  for (const name of Object.keys(headers)) yield [name, headerOf(headers, name) ?? ''];
}
