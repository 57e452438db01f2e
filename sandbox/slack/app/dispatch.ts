import { asText, parseJson } from '../json.js';
import { announceChange, type Workspace } from '../workspace/workspace.js';
import type { Ack, Delivery } from './delivery.js';
import { type RawAnswer, sendHttp } from './send-http.js';
import type { SocketMode } from './socket-mode.js';

/** How Slack reaches the app: nothing yet, one request URL for everything, or Socket Mode. */
export interface Connection {
  requestUrl: string | undefined;
  /** Set when the sandbox goes away; nothing is sent any more. */
  closed: boolean;
  readonly socketMode: SocketMode;
}

/** Sends something to the app over whatever connects them, and waits at most three seconds for the acknowledgement. */
export async function dispatch(workspace: Workspace, connection: Connection, delivery: Delivery): Promise<Ack> {
  const at = workspace.now();
  const ack = await send(workspace, connection, delivery);
  const { status, body, problem } = ack;
  const outcome = problem === undefined ? { status, body } : { status, body, problem };
  workspace.journal.sent.push({ at, kind: kindOf(delivery), payload: delivery.payload, outcome });
  if (problem !== undefined) {
    const messages = status === undefined ? [] : [`the app answered with status ${status}`];
    workspace.journal.problems.push({ at, severity: 'refused', where: kindOf(delivery), error: problem, messages });
  }
  announceChange(workspace);
  return ack;
}

/** Without `interactivity.is_enabled` in the manifest, clicks and submissions go nowhere. */
const unsent: Ack = { status: undefined, body: undefined, milliseconds: 0, problem: 'dispatch_failed' };

async function send(workspace: Workspace, connection: Connection, delivery: Delivery): Promise<Ack> {
  const { requestUrl, socketMode } = connection;
  if (delivery.kind === 'interactive' && !workspace.app.interactive) return unsent;
  if (requestUrl === undefined) return socketMode.send(delivery);
  return toAck(await sendHttp(workspace, { url: requestUrl, ...encode(delivery) }));
}

function encode(delivery: Delivery): { body: string; contentType: string; headers?: Record<string, string> } {
  const form = 'application/x-www-form-urlencoded';
  switch (delivery.kind) {
    case 'slash_commands': {
      const fields = Object.entries(delivery.payload).map(([name, value]) => [name, String(value)] as const);
      return { body: new URLSearchParams(Object.fromEntries(fields)).toString(), contentType: form };
    }
    case 'interactive':
      return { body: new URLSearchParams({ payload: JSON.stringify(delivery.payload) }).toString(), contentType: form };
    case 'events_api':
      return {
        body: JSON.stringify(delivery.payload),
        contentType: 'application/json',
        headers: retryHeaders(delivery),
      };
  }
}

function retryHeaders(delivery: Extract<Delivery, { kind: 'events_api' }>): Record<string, string> {
  if (delivery.retry === undefined) return {};
  return { 'x-slack-retry-num': String(delivery.retry.attempt), 'x-slack-retry-reason': delivery.retry.reason };
}

/** Only status 200 acknowledges. */
function toAck(raw: RawAnswer): Ack {
  const body = raw.body === '' ? undefined : (parseJson(raw.body) ?? raw.body);
  const { status, milliseconds } = raw;
  if (raw.problem !== undefined) return { status, body, milliseconds, problem: raw.problem };
  return status === 200 ? { status, body, milliseconds } : { status, body, milliseconds, problem: 'dispatch_failed' };
}

function kindOf(delivery: Delivery): string {
  if (delivery.kind === 'slash_commands') return asText(delivery.payload.command);
  return delivery.kind === 'interactive' ? asText(delivery.payload.type) : 'event_callback';
}
