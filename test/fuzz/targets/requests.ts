import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import fc from 'fast-check';
import { createHttpReceiver } from '../../../src/slack/receivers/http-receiver.js';
import { createReplayCheck } from '../../../src/slack/receivers/replay-check.js';
import { anEdge, escapedDuring, quiet } from '../an-edge.js';
import { commandText, odd, payload } from '../arbitrary-payload.js';
import { target } from '../target.js';

const signingSecret = '8f742231b10e8888abcd99eeeffff85a';

interface Sent {
  readonly type: string;
  readonly body: string;
}

const asForm = (fields: Record<string, string>): Sent => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
});
const asJson = (value: unknown): Sent => ({ type: 'application/json', body: JSON.stringify(value) ?? '' });

const sent: fc.Arbitrary<Sent> = fc.oneof(
  { arbitrary: payload.map((value) => asForm({ payload: JSON.stringify(value) ?? '' })), weight: 6 },
  commandText.map((text) =>
    asForm({
      command: '/runbook',
      text,
      user_id: 'U0JANE',
      team_id: 'T1',
      channel_id: 'C1',
      trigger_id: '1.2',
      response_url: 'http://127.0.0.1:9/',
    }),
  ),
  payload.map(asJson),
  odd.map(asJson),
  fc.record({
    type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', ''),
    body: fc.string({ unit: 'binary', maxLength: 80 }),
  }),
);

async function startEdge() {
  const intake = await anEdge();
  const failures: unknown[] = [];
  const now = () => Date.now();
  const seenRequests = { firstSeen: async () => true, forget: async () => undefined };
  const replayCheck = createReplayCheck({ now, seenRequests, onFailure: (error) => failures.push(error) });
  const onFailure = (error: unknown) => failures.push(error);
  const parts = { signingSecret, replayCheck, now, onRefused: () => undefined, onFailure, intake, logger: quiet };
  const { listener } = createHttpReceiver(parts);
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  return { failures, port: typeof address === 'object' && address ? address.port : 0 };
}

let edge: ReturnType<typeof startEdge> | undefined;
let count = 0;

/** Whatever Slack signs is answered within its three seconds, and nothing of it escapes the error boundary. */
export const requests = target('signed requests', sent, async ({ type, body }) => {
  edge ??= startEdge();
  const { port, failures } = await edge;
  const timestamp = String(Math.floor(Date.now() / 1000));
  // Equal requests would be taken for copies.
  count += 1;
  const bytes = type.includes('json') ? `${body}${' '.repeat(count % 4_096)}` : body;
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${bytes}`).digest('hex')}`;
  const headers = { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
  const start = performance.now();
  const statuses: number[] = [];
  const escaped = await escapedDuring(async () => {
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body: bytes });
    await response.arrayBuffer();
    statuses.push(response.status);
  });
  const took = performance.now() - start;

  assert.deepEqual([...escaped, ...failures.splice(0).map(String)], []);
  for (const status of statuses) assert.ok([200, 400, 404, 409].includes(status), `status ${status}`);
  assert.ok(took < 3_000, `${took} ms`);
});
