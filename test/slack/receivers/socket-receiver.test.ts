import { createServer, type Server } from 'node:http';
import { type Logger, LogLevel } from '@slack/bolt';
import { WebSocket, WebSocketServer } from 'ws';
import { createSocketReceiver, type SocketConnection } from '../../../src/slack/receivers/socket-receiver.js';
import { anIntake } from './an-intake.js';

let server: Server;
let sockets: WebSocketServer;
let apiUrl: string;
let openings: number;
/** What `apps.connections.open` answers, one after the other; a URL to connect to when there is nothing left. */
let answers: (() => { readonly status: number; readonly body: unknown })[];
let acknowledged: unknown[];
let connection: SocketConnection;
let heard: string[];
let logged: string[];

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (...parts: unknown[]) => logged.push(parts.join(' ')),
  error: (...parts: unknown[]) => logged.push(parts.join(' ')),
  getLevel: () => LogLevel.ERROR,
  setLevel: () => undefined,
  setName: () => undefined,
};

beforeEach(async () => {
  openings = 0;
  answers = [];
  acknowledged = [];
  heard = [];
  server = createServer((_request, response) => {
    openings += 1;
    const url = apiUrl.replace('http', 'ws').replace('/api/', '/link');
    const { status, body } = answers.shift()?.() ?? { status: 200, body: { ok: true, url } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (text) => acknowledged.push(JSON.parse(String(text))));
    socket.send(JSON.stringify({ type: 'hello' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  apiUrl = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/api/` : '';
  logged = [];
  const { app, intake } = anIntake(quiet);
  connection = createSocketReceiver({ appToken: 'xapp-1', apiUrl, intake, logger: quiet, random: () => 0 });
  app.command('/runbook', async ({ ack, body }) => {
    heard.push(body.text);
    await ack('Done');
  });
});

afterEach(async () => {
  await connection.stop();
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function toApp(message: unknown): void {
  for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('it is connected once Slack has said hello, and not before', async () => {
  const before = connection.isConnected();

  await connection.start().result;

  expect([before, connection.isConnected()]).toEqual([false, true]);
});

test('a command that comes over the WebSocket reaches the listener, and its answer goes back', async () => {
  await connection.start().result;

  toApp({
    type: 'slash_commands',
    envelope_id: 'e1',
    payload: { command: '/runbook', text: 'help', user_id: 'U1', team_id: 'T1', channel_id: 'C1' },
  });
  await until(() => acknowledged.length > 0);

  expect(heard).toEqual(['help']);
  expect(acknowledged).toEqual([{ envelope_id: 'e1', payload: { text: 'Done' } }]);
});

test('when Slack renews the connection, it is away for less than a second', async () => {
  await connection.start().result;
  const began = performance.now();

  toApp({ type: 'disconnect', reason: 'refresh_requested' });
  await until(() => !connection.isConnected());
  await until(() => connection.isConnected());

  const away = performance.now() - began;
  expect(openings).toBe(2);
  expect(away).toBeLessThan(1000);
}, 10_000);

test('a connection that breaks without a word is noticed and made again', async () => {
  await connection.start().result;

  for (const socket of sockets.clients) socket.terminate();
  await until(() => !connection.isConnected());
  await until(() => connection.isConnected());

  expect(openings).toBe(2);
}, 10_000);

test('a Slack that fails for a moment does not keep it from connecting', async () => {
  answers = [() => ({ status: 503, body: {} }), () => ({ status: 500, body: {} })];

  await connection.start().result;

  expect(connection.isConnected()).toBe(true);
  expect(openings).toBe(3);
}, 10_000);

test('a token that Slack refuses is an error at once', async () => {
  answers = [() => ({ status: 200, body: { ok: false, error: 'invalid_auth' } })];

  await expect(connection.start().first).rejects.toThrow(
    'Slack refused (invalid_auth) while connecting with SLACK_APP_TOKEN.',
  );

  expect(openings).toBe(1);
  expect(connection.isConnected()).toBe(false);
});

test('after it was stopped it stays away', async () => {
  await connection.start().result;

  await connection.stop();

  expect(connection.isConnected()).toBe(false);
  await until(() => sockets.clients.size === 0);
});

test('stopping does not wait for a Slack that has fallen silent', async () => {
  await connection.start().result;
  for (const socket of sockets.clients) socket.pause();
  const began = performance.now();

  await connection.stop();

  expect(connection.isConnected()).toBe(false);
  expect(performance.now() - began).toBeLessThan(3000);
  for (const socket of sockets.clients) socket.resume();
  await until(() => sockets.clients.size === 0);
});

const help = { command: '/runbook', text: 'help', user_id: 'U1', team_id: 'T1', channel_id: 'C1' };

test.each<[string, unknown]>([
  ['null', null],
  ['a number', 7],
  ['a text', 'hello'],
  ['a list', [null]],
  ['an object without fields', {}],
  ['without a payload', { type: 'interactive', envelope_id: 'e0' }],
  ['with null as its payload', { type: 'interactive', envelope_id: 'e0', payload: null }],
  ['with a number as its payload', { type: 'slash_commands', envelope_id: 'e0', payload: 7 }],
  ['with null as its event', { type: 'events_api', envelope_id: 'e0', payload: { event: null } }],
  ['with an event of no type', { type: 'events_api', envelope_id: 'e0', payload: { event: { type: null } } }],
  ['with null as its id', { type: 'interactive', envelope_id: null, payload: {} }],
  ['with null as its type', { type: null, envelope_id: 'e0', payload: { type: 'block_actions', actions: null } }],
  ...['ws_message', 'close', 'error', 'connected', 'disconnected', 'disconnecting', '__proto__', 'constructor'].flatMap(
    (name): [string, unknown][] => [
      [`that calls itself ${name}`, { type: name, envelope_id: 'e0', payload: {} }],
      [
        `whose event calls itself ${name}`,
        { type: 'events_api', envelope_id: 'e0', payload: { event: { type: name } } },
      ],
    ],
  ),
  [
    'with a form that is none',
    { type: 'interactive', envelope_id: 'e0', payload: { type: 'view_submission', view: null } },
  ],
  [
    'with odd retries',
    { type: 'slash_commands', envelope_id: 'e0', payload: help, retry_attempt: {}, retry_reason: [] },
  ],
  ['with a disconnect of no reason', { type: 'hello', reason: null }],
  ['of 1 MB', { type: 'interactive', envelope_id: 'e0', payload: { text: 'x'.repeat(1_000_000) } }],
])('a message %s leaves the connection as it is', async (_title, message) => {
  await connection.start().result;

  toApp(message);
  toApp({ type: 'slash_commands', envelope_id: 'after', payload: help });
  await until(() => acknowledged.some((one) => JSON.stringify(one).includes('"after"')));

  expect(connection.isConnected()).toBe(true);
  expect(openings).toBe(1);
});

test.each([
  ['link_disabled', 'Switch it on again'],
  ['too_many_websockets', 'Stop other processes that use the same SLACK_APP_TOKEN'],
  ['something_new', 'Slack ended the connection (something_new).'],
])(
  'a disconnect because of %s is logged with what to do, and the connection is made again',
  async (reason, words) => {
    await connection.start().result;

    toApp({ type: 'disconnect', reason });
    await until(() => openings === 2 && connection.isConnected());

    expect(logged.join('\n')).toContain(words);
  },
  10_000,
);

test('while Slack refuses connections for now, it says why and tries again', async () => {
  answers = [() => ({ status: 200, body: { ok: false, error: 'too_many_websockets' } })];

  await connection.start().result;

  expect(openings).toBe(2);
  expect(logged.join('\n')).toContain('Stop other processes that use the same SLACK_APP_TOKEN');
}, 10_000);

test('a token that is refused once it has been accepted does not end the process: it is tried again', async () => {
  await connection.start().result;
  answers = [() => ({ status: 200, body: { ok: false, error: 'invalid_auth' } })];

  for (const socket of sockets.clients) socket.terminate();
  await until(() => openings === 3 && connection.isConnected());

  expect(logged.join('\n')).toContain('invalid_auth');
}, 10_000);
