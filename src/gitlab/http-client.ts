import { type Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Agents } from './create-agents.js';
import { failure, type RequestLabel } from './failure.js';

/** One HTTP request. */
export interface OutgoingRequest {
  readonly label: RequestLabel;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What came back, read to its end, whatever it says. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/**
 * More than the longest answer that can be meant: a description of 1 MiB is at most 6 MiB of JSON. Reading so much JSON
 * takes 30 ms, during which nothing else happens; a page of notes can be longer and is then asked for in parts.
 */
const mostBytes = 8 * 1024 * 1024;

/**
 * @param signal ends the exchange, reading included
 * @throws ServiceFailure `not-sent` when no connection could be made, `unknown-outcome` when it was lost or ended by
 * the signal, `bad-answer` when the answer is far too long
 */
export type Exchange = (request: OutgoingRequest, signal: AbortSignal) => Promise<RawAnswer>;

/** What keeps connections; `false` for a connection that serves one request. */
type Keeper = Agent | false;

/** What is known of the connection that a request went over, for when it is lost. */
interface Connection {
  isOpen: boolean;
  /** It has served a request before. */
  isReused: boolean;
}

/**
 * Makes what sends a request, without following redirects, and reads the whole answer.
 *
 * A write has a connection of its own and is sent once: one that was kept from the last time may have been closed by the
 * other side in the meantime, and then nobody could tell whether the write arrived. Reads share connections that are
 * kept, and a read that is lost on such a connection is sent once more on its own.
 *
 * This is not `fetch`, which sends a POST again when it is answered with 421, and refuses ports that a self-managed
 * GitLab may well have (10080).
 */
export function createExchange(agents: Agents): Exchange {
  async function exchange(request: OutgoingRequest, signal: AbortSignal, keeper: Keeper): Promise<RawAnswer> {
    const connection: Connection = { isOpen: false, isReused: false };
    try {
      const response = await send(request, signal, keeper, connection);
      const text = await readText(response);
      if (text !== undefined) return { status: response.statusCode ?? 0, headers: response.headers, text };
    } catch (error) {
      if (connection.isReused && !signal.aborted) return exchange(request, signal, agents.single(request.url));
      throw lostConnection(request, signal.aborted ? 'timeout' : codeOf(error), connection.isOpen);
    }
    throw failure('bad-answer', 'too-long', request.label, `GitLab's answer is longer than ${mostBytes} bytes`);
  }

  return (request, signal) => {
    const { method, url } = request;
    return exchange(request, signal, method === 'GET' ? agents.shared(url) : agents.single(url));
  };
}

function isSecure({ url }: OutgoingRequest): boolean {
  return url.protocol === 'https:';
}

function send(
  request: OutgoingRequest,
  signal: AbortSignal,
  keeper: Keeper,
  connection: Connection,
): Promise<IncomingMessage> {
  const { method, url, headers, body } = request;
  const [requestOver, connected] = isSecure(request) ? [requestHttps, 'secureConnect'] : [requestHttp, 'connect'];
  return new Promise((resolve, reject) => {
    const outgoing = requestOver(url, { method, headers, signal, agent: keeper });
    outgoing.once('socket', (socket) => {
      connection.isReused = outgoing.reusedSocket;
      connection.isOpen = outgoing.reusedSocket;
      // A connection that is used again is open already: the listener would stay on it, one for each request.
      if (outgoing.reusedSocket) return;
      socket.once(connected, () => {
        connection.isOpen = true;
      });
    });
    outgoing.once('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The body as text; `undefined` when it is longer than allowed. Leaving the loop early closes the connection. */
async function readText(response: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Nothing is written before the connection stands, for HTTPS before the certificate has been accepted. */
function lostConnection({ label, url }: OutgoingRequest, code: string, wasOpen: boolean): Error {
  if (!wasOpen) return failure('not-sent', code, label, `GitLab cannot be reached (${code} ${url.hostname})`);
  if (code === 'timeout') return failure('unknown-outcome', code, label, 'GitLab did not answer in time');
  return failure('unknown-outcome', code, label, `the connection to GitLab was lost (${code})`);
}

/** The error itself is dropped: what Node hangs on it is nobody's business in a log. */
function codeOf(error: unknown): string {
  const isSystemError = typeof error === 'object' && error !== null && 'code' in error;
  return isSystemError && typeof error.code === 'string' ? error.code : 'unknown';
}
