import { EventEmitter } from 'node:events';
import type { FetchFunction } from '@slack/web-api';
import { type Dispatcher, request } from 'undici';

type Response = Awaited<ReturnType<FetchFunction>>;
type Answer = Awaited<ReturnType<typeof request>>;

/** Where `fetch` would ask again. Slack redirects nobody; a proxy does, to its login page. */
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Makes what the Web API client sends its requests with, instead of `fetch`, which costs several times as much of the
 * processor. It fails as `fetch` does, and sends a request once, whatever comes back; `fetch` sends it again when it is
 * answered with 421. What is lost because Slack has closed a connection in the meantime is lost and not repeated.
 * @param timeout for the whole exchange, in milliseconds
 */
export function createSender(timeout: number): FetchFunction {
  return async (url, { method = 'GET', headers = {}, body } = {}) => {
    if (typeof body === 'object') throw new TypeError('Files cannot be sent.');
    const limit = new EventEmitter();
    const timer = setTimeout(() => limit.emit('abort'), timeout);
    try {
      const answer = await begin(url, {
        method: asMethod(method),
        // An answer that is packed would have to be unpacked.
        headers: { ...headers, 'accept-encoding': 'identity' },
        body: body ?? null,
        signal: limit,
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      return await readResponse(url, answer);
    } finally {
      clearTimeout(timer);
    }
  };
}

type Options = NonNullable<Parameters<typeof request>[1]>;

function asMethod(method: string): Dispatcher.HttpMethod {
  if (method === 'GET' || method === 'POST') return method;
  throw new TypeError(`Slack’s Web API knows no ${method}.`);
}

/** @throws TypeError with its cause, as `fetch` does, when no answer begins to come, or one that points elsewhere. */
async function begin(url: string | URL, options: Options): Promise<Answer> {
  try {
    const answer = await request(url, options);
    if (!redirects.has(answer.statusCode)) return answer;
    await answer.body.dump();
  } catch (cause) {
    throw new TypeError('fetch failed', { cause });
  }
  throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
}

/**
 * The body is read to its end in any case, so that the connection is free for the next request. When it is cut off, that
 * is told to whoever asks for it: what the status and the headers say, 429 for one, is true all the same.
 */
async function readResponse(url: string | URL, { statusCode, statusText, headers, body }: Answer): Promise<Response> {
  const reading = body.arrayBuffer();
  await Promise.allSettled([reading]);
  const text = async () => new TextDecoder().decode(await reading);
  return {
    ok: statusCode >= 200 && statusCode <= 299,
    status: statusCode,
    statusText,
    url: String(url),
    headers: { get: (name) => headerOf(headers, name) ?? null, entries: () => entriesOf(headers) },
    arrayBuffer: () => reading,
    text,
    json: async () => JSON.parse(await text()),
  };
}

type Headers = Answer['headers'];

function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

function* entriesOf(headers: Headers): Iterable<[string, string]> {
  for (const name of Object.keys(headers)) yield [name, headerOf(headers, name) ?? ''];
}
