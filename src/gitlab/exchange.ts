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
  readonly headers: Headers;
  readonly text: string;
}

/**
 * More than the longest answer that can be meant: a description of 1 MiB is at most 6 MiB of JSON, and a page of notes
 * is far from this in practice.
 */
const mostBytes = 32 * 1024 * 1024;

/** Errors of Node and OpenSSL from before a request is written: no connection was made, or not to the right host. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+)$/;

/**
 * Sends a request once, without following redirects, and reads the whole answer.
 * @param signal ends the exchange, reading included
 * @throws ServiceFailure `not-sent` when no connection could be made, `unknown-outcome` when it was lost or ended by
 * the signal, `bad-answer` when the answer is far too long
 */
export async function exchange(request: OutgoingRequest, signal: AbortSignal): Promise<RawAnswer> {
  const { label, method, url, headers, body } = request;
  try {
    const response = await fetch(url, { method, headers, signal, redirect: 'manual', ...(body ? { body } : {}) });
    const text = await readText(response);
    if (text !== undefined) return { status: response.status, headers: response.headers, text };
  } catch (error) {
    throw lostConnection(label, error, signal);
  }
  throw failure('bad-answer', 'too-long', label, `GitLab's answer is longer than ${mostBytes} bytes`);
}

/** The body as text; `undefined` when it is longer than allowed. */
async function readText(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** The error itself is dropped: what undici hangs on it is nobody's business in a log. */
function lostConnection(label: RequestLabel, error: unknown, signal: AbortSignal): Error {
  if (signal.aborted) return failure('unknown-outcome', 'timeout', label, 'GitLab did not answer in time');
  const code = codeOf(error);
  if (beforeSending.test(code)) return failure('not-sent', code, label, `GitLab cannot be reached (${code})`);
  return failure('unknown-outcome', code, label, `the connection to GitLab was lost (${code})`);
}

/** `fetch` reports every failure as a TypeError and puts the system's error under `cause`. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : 'unknown';
}
