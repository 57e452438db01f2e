import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { type Logger, LogLevel } from '@slack/bolt';
import fc from 'fast-check';
import { createBoltApp } from '../../../src/slack/create-bolt-app.js';
import { actionIds, callbackIds } from '../../../src/slack/identifiers.js';
import { createInFlight } from '../../../src/slack/in-flight.js';
import { registerListeners } from '../../../src/slack/listeners/register.js';
import { createHttpReceiver } from '../../../src/slack/receivers/http-receiver.js';
import { createIntake } from '../../../src/slack/receivers/intake.js';
import { createReplayCheck } from '../../../src/slack/receivers/replay-check.js';
import { newDraftKey } from '../../../src/slack/seal-draft.js';
import { startCall } from '../../application/start-call.js';
import { channels } from '../../slack/views/sample-preview.js';
import { target } from '../target.js';

const signingSecret = '8f742231b10e8888abcd99eeeffff85a';
const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setLevel: () => undefined,
  setName: () => undefined,
};

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'a',
    0,
    -1,
    true,
    [],
    {},
    [null],
    '{}',
    '{"projectId":100,"iid":12}',
    '\u0000',
    'U0JANE',
    '__proto__',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const ids = [
  ...Object.values(actionIds).map((id) => (typeof id === 'string' ? id : `${id.source.replaceAll(/[\^\\]/g, '')}x`)),
];
const common = {
  team: { id: 'T1', domain: 'a' },
  user: { id: 'U0JANE', team_id: 'T1' },
  api_app_id: 'A1',
  trigger_id: '1.2.3',
};
const metadata = JSON.stringify({ projectId: 100, iid: 12, choices: {}, seen: 'x', mode: 'announce' });
const view = fc.constantFrom(...Object.values(callbackIds), 'other').map((callbackId) => ({
  ...{
    id: 'V1',
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    hash: 'h',
    title: { type: 'plain_text', text: 'a' },
  },
  ...{
    blocks: [],
    state: { values: { product: { choose_product: { type: 'static_select', selected_option: null } } } },
  },
}));

const click = fc.tuple(fc.constantFrom(...ids, 'other'), view, fc.boolean()).map(([id, shown, inModal]) => ({
  ...common,
  type: 'block_actions',
  actions: [{ type: 'button', action_id: id, block_id: 'b', value: metadata, action_ts: '1.2' }],
  container: { type: inModal ? 'view' : 'message', channel_id: 'C1', message_ts: '1.2' },
  response_url: 'http://127.0.0.1:9/none',
  ...(inModal ? { view: shown } : { channel: { id: 'C1' }, message: { ts: '1.2' } }),
}));
const submit = fc
  .tuple(view, fc.constantFrom('view_submission', 'view_closed'))
  .map(([shown, type]) => ({ ...common, type, view: shown }));

const commandText = fc.oneof(
  fc.constantFrom(
    'help',
    'announce 12',
    'check #12',
    'outcomes 12',
    'complete a/b#12',
    'announce https://gitlab.com/a/b/-/issues/%',
    'x',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** A payload with some members replaced, at any depth. */
function changed(payload: unknown, changes: readonly (readonly [number, unknown])[]): unknown {
  return changes.reduce<unknown>((all, [place, value]) => replaced(all, place, value), payload);
}

function replaced(value: unknown, place: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const members = Object.entries(value);
  const chosen = members[place % Math.max(1, members.length)];
  if (!chosen) return by;
  const [name, one] = chosen;
  const inside = place > members.length ? replaced(one, Math.floor(place / members.length), by) : by;
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === name ? inside : each));
  return { ...value, [name]: inside };
}

const changes = fc.array(fc.tuple(fc.nat({ max: 2_000 }), odd), { maxLength: 3 });
const payload = fc.tuple(fc.oneof(click, submit), changes).map(([whole, all]) => changed(whole, all));

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

/** Modals that were never opened: whatever is shown is accepted. */
const modals = {
  open: async () => ({ viewId: 'V1', hash: undefined }),
  show: async () => true,
};

/** The app's own way from a signed request to its listeners, with everything outside it faked. */
async function startEdge() {
  const services = await startCall();
  const intake = createIntake({
    inFlight: createInFlight(),
    log: { error: () => undefined, warn: () => undefined },
    newReference: () => 'ref-1',
    tell: async () => undefined,
  });
  const failures: unknown[] = [];
  const now = () => Date.now();
  const seenRequests = { firstSeen: async () => true, forget: async () => undefined };
  const replayCheck = createReplayCheck({ now, seenRequests, onFailure: (error) => failures.push(error) });
  const onFailure = (error: unknown) => failures.push(error);
  const parts = { signingSecret, replayCheck, now, onRefused: () => undefined, onFailure, intake, logger: quiet };
  const { listener } = createHttpReceiver(parts);
  const identity = () => ({ botUserId: 'U0BOT', botId: 'B1', teamId: 'T1', teamName: 'Acme' });
  const app = createBoltApp({ receiver: intake.receiver, identity, botToken: 'xoxb-1', logger: quiet });
  registerListeners(app, {
    ...{ services, modals, channels, untilSettled: async () => [], newReference: () => 'ref-1', newDraftKey },
    log: { error: () => undefined },
  });
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
  const escaped: unknown[] = [];
  const note = (error: unknown) => escaped.push(error);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  const timestamp = String(Math.floor(Date.now() / 1000));
  // Equal requests would be taken for copies.
  count += 1;
  const bytes = type.includes('json') ? `${body}${' '.repeat(count % 4_096)}` : body;
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${bytes}`).digest('hex')}`;
  const headers = { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body: bytes });
  await response.arrayBuffer();
  const took = performance.now() - start;
  await new Promise(setImmediate);
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);

  assert.deepEqual([...escaped, ...failures.splice(0)].map(String), []);
  assert.ok([200, 400, 404, 409].includes(response.status), `status ${response.status}`);
  assert.ok(took < 3_000, `${took} ms`);
});
