import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import fc from 'fast-check';
import { WebSocket, WebSocketServer } from 'ws';
import { createSocketReceiver } from '../../../src/slack/receivers/socket-receiver.js';
import { anEdge, escapedDuring, quiet } from '../an-edge.js';
import { commandText, odd, payload } from '../arbitrary-payload.js';
import { target } from '../target.js';

const command = commandText.map((text) => ({
  ...{ command: '/runbook', text, user_id: 'U0JANE', team_id: 'T1', channel_id: 'C1', trigger_id: '1.2' },
  response_url: 'http://127.0.0.1:9/',
}));
const envelope = fc.record({
  type: fc.oneof(fc.constantFrom<unknown>('interactive', 'slash_commands', 'events_api'), odd),
  payload: fc.oneof({ arbitrary: payload, weight: 4 }, command, odd),
  retry_attempt: odd,
  retry_reason: odd,
});
const sent: fc.Arbitrary<string | Uint8Array | object> = fc.oneof(
  { arbitrary: envelope, weight: 8 },
  odd.map((value) => JSON.stringify(value) ?? ''),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.uint8Array({ maxLength: 80 }),
);

/** A Slack that the app connects to over a WebSocket, and what it is told there. */
async function startSlack() {
  const acknowledged = new Set<unknown>();
  const server = createServer((_request, response) => {
    const url = `ws://127.0.0.1:${port()}/link`;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, url }));
  });
  const port = () => {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (text) => acknowledged.add(JSON.parse(String(text)).envelope_id));
    socket.send('{"type":"hello"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const apiUrl = `http://127.0.0.1:${port()}/api/`;
  const connection = createSocketReceiver({
    ...{ appToken: 'xapp-1', apiUrl, intake: await anEdge(), logger: quiet, random: () => 0 },
  });
  await connection.start().result;
  const send = (message: string | Uint8Array) => {
    for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(message);
  };
  const close = async () => {
    await connection.stop();
    sockets.close();
    server.close();
  };
  return { acknowledged, send, close };
}

/** How long the app may take to acknowledge, in milliseconds. */
const patience = 3_000;

async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + patience;
  while (!condition()) {
    assert.ok(performance.now() < end, 'The app did not answer in time.');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

let slack: ReturnType<typeof startSlack> | undefined;
let count = 0;

async function check(message: string | Uint8Array | object): Promise<void> {
  slack ??= startSlack();
  const { acknowledged, send } = await slack;
  count += 1;
  const [id, next] = [`e${count}`, `next${count}`];
  const isRaw = typeof message === 'string' || message instanceof Uint8Array;
  const escaped = await escapedDuring(async () => {
    send(isRaw ? message : JSON.stringify({ envelope_id: id, ...message }));
    if (!isRaw) await until(() => acknowledged.delete(id));
    const help = { command: '/runbook', text: 'help', user_id: 'U0JANE', team_id: 'T1', channel_id: 'C1' };
    send(JSON.stringify({ type: 'slash_commands', envelope_id: next, payload: help }));
    await until(() => acknowledged.delete(next));
  });

  assert.deepEqual(escaped, []);
}

/** Whatever comes over the WebSocket: an envelope is acknowledged in time, nothing escapes, and the next command works. */
export const envelopes = target('Socket Mode', sent, check, async () => {
  await (await slack)?.close();
  slack = undefined;
});
