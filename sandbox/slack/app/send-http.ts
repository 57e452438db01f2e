import type { Workspace } from '../workspace/workspace.js';
import { sign } from './signature.js';

/** Slack waits three seconds for the acknowledgement of whatever it sends. */
export const ackDeadline = 3000;

/** What the app answered, or why there was no answer. */
export interface RawAnswer {
  readonly status: number | undefined;
  readonly body: string;
  readonly milliseconds: number;
  readonly problem?: 'operation_timeout' | 'dispatch_failed';
}

/** One HTTP request from Slack to the app. */
export interface SignedRequest {
  readonly url: string;
  readonly body: string;
  readonly contentType: string;
  /** Whole seconds since the epoch; now, when left out. */
  readonly timestamp?: number;
  /** Instead of the right one. */
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a signed request and waits for the answer, at most three seconds of real time. */
export async function sendHttp(workspace: Workspace, request: SignedRequest): Promise<RawAnswer> {
  const timestamp = request.timestamp ?? Math.floor(workspace.now() / 1000);
  const signature = request.signature ?? sign(workspace.app.signingSecret, timestamp, request.body);
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  const headers = {
    'content-type': request.contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signature,
    ...request.headers,
  };
  const signal = AbortSignal.timeout(ackDeadline);
  try {
    const response = await fetch(request.url, { method: 'POST', headers, body: request.body, signal });
    return { status: response.status, body: await response.text(), milliseconds: elapsed() };
  } catch {
    const problem = signal.aborted ? 'operation_timeout' : 'dispatch_failed';
    return { status: undefined, body: '', milliseconds: elapsed(), problem };
  }
}
