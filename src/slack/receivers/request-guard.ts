import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ByteBudget, createByteBudget, readBody } from './read-body.js';
import type { ReplayCheck } from './replay-check.js';
import { checkTimestamp } from './request-age.js';

/** Why a request was not let through. */
export type Refusal =
  | 'too-large'
  | 'overloaded'
  | 'incomplete'
  | 'bad-timestamp'
  | 'stale'
  | 'future'
  | 'bad-signature'
  | 'replay';

const statusOf: Readonly<Record<Refusal, number>> = {
  'too-large': 413,
  overloaded: 503,
  incomplete: 400,
  'bad-timestamp': 401,
  stale: 401,
  future: 401,
  'bad-signature': 401,
  // Genuine, but a copy: whoever sent it learns nothing new, and in a proxy's log it is told apart from a forgery.
  replay: 409,
};

/**
 * Slack's largest payload is a click in a modal, which comes with the whole view: 250 kB of JSON at most, about 400 kB as a
 * form, and what was typed. The app's own modals are a tenth of that.
 */
const maximumBytes = 512 * 1024;

/** For the bodies of all requests that have not been verified yet: thirty of the largest, thousands of the usual ones. */
const maximumUnverifiedBytes = 16 * 1024 * 1024;
export interface GuardDeps {
  readonly signingSecret: string;
  readonly replayCheck: ReplayCheck;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onRefused: (refusal: Refusal) => void;
  /** Told of a bug; the request is then answered with 500 and not let through. */
  readonly onFailure: (error: unknown) => void;
}

/** What Slack has signed, lately. */
export interface GenuineRequest {
  readonly bytes: Buffer;
  /** As `Incoming.untilFirst`. */
  readonly untilFirst: Promise<void>;
}

/**
 * Lets through only what Slack has signed, lately, and for the first time as far as this process knows; whether another
 * process has seen it is asked, but not waited for. The SDK checks signature and age, but it accepts timestamps of the
 * future and copies of a request.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function guardRequests(
  parts: GuardDeps,
  deliver: (genuine: GenuineRequest, request: IncomingMessage, response: ServerResponse) => Promise<void>,
): RequestListener {
  const budget = createByteBudget(maximumUnverifiedBytes);
  return (request, response) => {
    const work = async () => {
      const examined = await examine(request, parts, budget);
      if (typeof examined === 'string') refuse(examined, response, parts);
      else await deliver(examined, request, response);
    };
    work().catch((error: unknown) => {
      parts.onFailure(error);
      if (!response.headersSent) answer(response, 500);
    });
  };
}

async function examine(
  request: IncomingMessage,
  { signingSecret, replayCheck, now }: GuardDeps,
  budget: ByteBudget,
): Promise<Refusal | GenuineRequest> {
  const timestamp = header(request, 'x-slack-request-timestamp');
  const badTime = checkTimestamp(timestamp, now());
  if (badTime !== undefined) return badTime;

  const body = await readBody(request, maximumBytes, budget);
  if (body.kind !== 'body') return body.kind;

  const signature = sign(signingSecret, timestamp, body.bytes);
  if (!sameText(header(request, 'x-slack-signature'), signature)) return 'bad-signature';
  const check = replayCheck(signature);
  return check === 'replay' ? check : { bytes: body.bytes, untilFirst: check.untilFirst };
}

function sign(signingSecret: string, timestamp: string, body: Buffer): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

/** In constant time for texts of equal length; that all signatures have the same length is no secret. */
function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function refuse(refusal: Refusal, response: ServerResponse, { onRefused }: GuardDeps): void {
  onRefused(refusal);
  answer(response, statusOf[refusal]);
}

/** Closes the connection, since the body may not have been read to its end. */
function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-length': 0 }).end();
}
