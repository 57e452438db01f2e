import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '@slack/bolt';
import type { Incoming } from './incoming.js';
import type { Intake } from './intake.js';
import { answerToCheck, readPayload } from './read-payload.js';
import { type GenuineRequest, type GuardDeps, guardRequests } from './request-guard.js';

/** The one path that Slack sends commands and clicks to. */
export const slackEventsPath = '/slack/events';

/** Slack has given up by then (3 s) and has told the user; ending the connection only frees it. */
const deadline = 3_001;

interface HttpReceiverDeps extends GuardDeps {
  readonly intake: Intake;
  readonly logger: Logger;
}

/** Slack over HTTP: `listener` is for the HTTP server's `POST /slack/events`. */
export interface HttpConnection {
  readonly kind: 'http';
  readonly listener: RequestListener;
}

/** Takes signed requests, answers Slack's own checks, and gives everything else to the intake. */
export function createHttpReceiver(parts: HttpReceiverDeps): HttpConnection {
  const deliver = async (genuine: GenuineRequest, request: IncomingMessage, response: ServerResponse) => {
    const reading = readPayload(request.headers['content-type'] ?? '', genuine.bytes);
    if (reading.kind === 'unreadable') {
      parts.logger.warn('A signed request is neither a form nor JSON.');
      response.writeHead(400).end();
      return;
    }
    const answer = answerToCheck(reading.body);
    if (answer !== undefined) return writeAnswer(response, answer);

    const late = setTimeout(() => giveUp(response, parts.logger), deadline);
    response.once('close', () => clearTimeout(late));
    const retry = retryOf(request);
    await parts.intake.receive({
      body: reading.body,
      acknowledge: async (given) => writeAnswer(response, given),
      untilFirst: genuine.untilFirst,
      ...(retry ? { retry } : {}),
    });
  };
  return { kind: 'http', listener: guardRequests(parts, deliver) };
}

function giveUp(response: ServerResponse, logger: Logger): void {
  if (response.headersSent) return;
  logger.error('A request was not acknowledged within 3 seconds; Slack has told the user that it failed.');
  response.writeHead(500).end();
}

/** An answer that comes too late has nowhere to go. */
function writeAnswer(response: ServerResponse, answer: unknown): void {
  if (response.headersSent) return;
  if (typeof answer === 'object' && answer !== null) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  } else {
    response.writeHead(200).end(typeof answer === 'string' ? answer : '');
  }
}

function retryOf({ headers }: IncomingMessage): Incoming['retry'] {
  const number = Number.parseInt(String(headers['x-slack-retry-num']), 10);
  const reason = headers['x-slack-retry-reason'];
  return Number.isNaN(number) ? undefined : { number, reason: typeof reason === 'string' ? reason : undefined };
}
