import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { SeenRequests } from '../../application/ports/store.js';
import { readBody } from './read-body.js';

/** Why a request was not let through. */
export type Refusal = 'too-large' | 'incomplete' | 'bad-timestamp' | 'stale' | 'future' | 'bad-signature' | 'replay';

const statusOf: Readonly<Record<Refusal, number>> = {
  'too-large': 413,
  incomplete: 400,
  'bad-timestamp': 401,
  stale: 401,
  future: 401,
  'bad-signature': 401,
  // Genuine, but a copy: whoever sent it learns nothing new, and in a proxy's log it is told apart from a forgery.
  replay: 409,
};

const maximumBytes = 1024 * 1024;
const maximumAgeSeconds = 5 * 60;
const maximumLeadSeconds = 60;
/** A signature can be used from a lead before its timestamp until its age is up; after that the clock refuses it. */
const signatureLifetimeMs = (maximumAgeSeconds + maximumLeadSeconds) * 1000;

export interface GuardParts {
  readonly signingSecret: string;
  readonly seenRequests: SeenRequests;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onRefused: (refusal: Refusal) => void;
  /** Told when the store of seen requests fails; the request is then answered 503 and not let through. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Lets through only what Slack has signed, lately, and for the first time. The SDK checks signature and age, but it
 * accepts timestamps of the future and copies of a request.
 * What is let through carries its bytes in `rawBody`, where Bolt's HTTPReceiver looks first.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function guardRequests(parts: GuardParts, listener: RequestListener): RequestListener {
  const isReplay = replayCheck(parts);
  return (request, response) => {
    examine(request, parts, isReplay)
      .then((refusal) => (refusal === undefined ? listener(request, response) : refuse(refusal, response, parts)))
      .catch((error: unknown) => {
        parts.onFailure(error);
        if (!response.headersSent) answer(response, 503);
      });
  };
}

async function examine(
  request: IncomingMessage,
  { signingSecret, now }: GuardParts,
  isReplay: (signature: string) => Promise<boolean>,
): Promise<Refusal | undefined> {
  const timestamp = header(request, 'x-slack-request-timestamp');
  const badTime = checkTimestamp(timestamp, now());
  if (badTime !== undefined) return badTime;

  const body = await readBody(request, maximumBytes);
  if (body.kind !== 'body') return body.kind;

  const signature = sign(signingSecret, timestamp, body.bytes);
  if (!sameText(header(request, 'x-slack-signature'), signature)) return 'bad-signature';
  if (await isReplay(signature)) return 'replay';

  Object.assign(request, { rawBody: body.bytes });
  dropCharset(request);
  return undefined;
}

function checkTimestamp(timestamp: string, now: number): Refusal | undefined {
  if (!/^\d{1,12}$/.test(timestamp)) return 'bad-timestamp';
  const age = now / 1000 - Number(timestamp);
  if (age > maximumAgeSeconds) return 'stale';
  return age < -maximumLeadSeconds ? 'future' : undefined;
}

function sign(signingSecret: string, timestamp: string, body: Buffer): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

/** In constant time for texts of equal length; that all signatures have the same length is no secret. */
function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function replayCheck({ seenRequests, now }: GuardParts): (signature: string) => Promise<boolean> {
  let tidiedAt = 0;
  return async (signature) => {
    const first = await seenRequests.firstSeen(signature, now());
    if (now() - tidiedAt > 60_000) {
      tidiedAt = now();
      await seenRequests.forget(tidiedAt - signatureLifetimeMs);
    }
    return !first;
  };
}

/** Bolt answers 400 to a form whose type names its charset, which Slack never does but a proxy may. */
function dropCharset(request: IncomingMessage): void {
  const type = request.headers['content-type'];
  if (type !== undefined) request.headers['content-type'] = type.replace(/\s*;\s*charset=utf-8\s*$/i, '');
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function refuse(refusal: Refusal, response: ServerResponse, { onRefused }: GuardParts): void {
  onRefused(refusal);
  answer(response, statusOf[refusal]);
}

/** Closes the connection, since the body may not have been read to its end. */
function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-length': 0 }).end();
}
