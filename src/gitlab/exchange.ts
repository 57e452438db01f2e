import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
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
 * More than the longest answer that can be meant: a description of 1 MiB is at most 6 MiB of JSON, and a page of notes
 * is far from this in practice.
 */
const mostBytes = 32 * 1024 * 1024;

/**
 * Sends a request once, without following redirects, and reads the whole answer.
 * This is not `fetch`, which sends a POST again when it is answered with 421, and refuses ports that a self-managed
 * GitLab may well have (10080).
 * @param signal ends the exchange, reading included
 * @throws ServiceFailure `not-sent` when no connection could be made, `unknown-outcome` when it was lost or ended by
 * the signal, `bad-answer` when the answer is far too long
 */
export async function exchange(request: OutgoingRequest, signal: AbortSignal): Promise<RawAnswer> {
  const connection = { isOpen: false };
  try {
    const response = await send(request, signal, connection);
    const text = await readText(response);
    if (text !== undefined) return { status: response.statusCode ?? 0, headers: response.headers, text };
  } catch (error) {
    throw lostConnection(request.label, signal.aborted ? 'timeout' : codeOf(error), connection.isOpen);
  }
  throw failure('bad-answer', 'too-long', request.label, `GitLab's answer is longer than ${mostBytes} bytes`);
}

/**
 * Every request has a connection of its own. One that was kept from the last time may have been closed by the other
 * side in the meantime, and then nobody could tell whether a write arrived.
 */
function send(
  request: OutgoingRequest,
  signal: AbortSignal,
  connection: { isOpen: boolean },
): Promise<IncomingMessage> {
  const { method, url, headers, body } = request;
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const outgoing = (isSecure ? requestHttps : requestHttp)(url, { method, headers, signal, agent: false });
    outgoing.once('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
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
function lostConnection(label: RequestLabel, code: string, wasOpen: boolean): Error {
  if (!wasOpen) return failure('not-sent', code, label, `GitLab cannot be reached (${code})`);
  if (code === 'timeout') return failure('unknown-outcome', code, label, 'GitLab did not answer in time');
  return failure('unknown-outcome', code, label, `the connection to GitLab was lost (${code})`);
}

/** The error itself is dropped: what Node hangs on it is nobody's business in a log. */
function codeOf(error: unknown): string {
  const isSystemError = typeof error === 'object' && error !== null && 'code' in error;
  return isSystemError && typeof error.code === 'string' ? error.code : 'unknown';
}
