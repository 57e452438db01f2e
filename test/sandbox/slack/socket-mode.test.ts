import { SocketModeClient } from '@slack/socket-mode';
import { WebSocket as WebSocketOfNode } from 'ws';
import { type Slack, startSlack } from '../../../sandbox/slack/start-slack.js';
import { manifest, world } from './support/manifest.js';
import { quietLogger } from './support/quiet-logger.js';

let slack: Slack;
const clients: SocketModeClient[] = [];

beforeEach(async () => {
  slack = await startSlack({ manifest, ...world });
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.disconnect()));
  clients.length = 0;
  await slack.close();
});

async function connect(): Promise<SocketModeClient> {
  const client = new SocketModeClient({
    appToken: slack.appToken,
    clientPingTimeout: 500,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: quietLogger,
  });
  clients.push(client);
  await client.start();
  return client;
}

interface Incoming {
  readonly body: { readonly command: string };
  readonly ack: (answer?: Record<string, unknown>) => Promise<void>;
}

test('a command arrives over the socket, and its acknowledgement is shown', async () => {
  const client = await connect();
  client.on('slash_commands', ({ body, ack }: Incoming) => ack({ text: `You typed ${body.command}` }));
  const john = slack.person('john');

  const answer = await john.types('/runbook help');

  expect(answer).toMatchObject({ status: 200, body: { text: 'You typed /runbook' } });
  expect(john.ephemerals().map((one) => one.text)).toEqual(['You typed /runbook']);
});

test('an empty acknowledgement shows nothing', async () => {
  const client = await connect();
  client.on('slash_commands', ({ ack }: Incoming) => ack());

  const answer = await slack.person('john').types('/runbook help');

  expect(answer).toMatchObject({ status: 200, body: undefined });
});

test('without an acknowledgement in three seconds the person sees a failure', async () => {
  await connect();
  const john = slack.person('john');

  const answer = await john.types('/runbook help');

  expect(answer).toMatchObject({ problem: 'operation_timeout', milliseconds: 3000 });
  expect(john.notices()).toEqual(['/runbook failed with the error "operation_timeout"']);
});

test('without a connection nothing can be delivered', async () => {
  const answer = await slack.person('john').types('/runbook help');

  expect(answer.problem).toBe('dispatch_failed');
});

test('of two connections each gets some of the payloads, and none gets one twice', async () => {
  const first: unknown[] = [];
  const second: unknown[] = [];
  for (const seen of [first, second]) {
    const client = await connect();
    client.on('slash_commands', async ({ body, ack }: Incoming) => {
      seen.push(body);
      await ack();
    });
  }
  const connections = await slack.socketMode.connected(2);

  for (let time = 1; time <= 4; time += 1) await slack.person('john').types('/runbook help');

  expect(connections).toBe(2);
  expect([first.length, second.length]).toEqual([2, 2]);
});

test.each(['refresh_requested', 'warning'] as const)(
  'told to go (%s), a client comes back by itself',
  async (reason) => {
    const client = await connect();
    client.on('slash_commands', ({ ack }: Incoming) => ack());
    const before = slack.calls('apps.connections.open').length;

    slack.socketMode.disconnect(reason);
    await slack.until(() => slack.calls('apps.connections.open').length > before);
    await slack.until(() => slack.socketMode.count() === 1);
    const answer = await slack.person('john').types('/runbook help');

    expect(answer.status).toBe(200);
  },
);

test('a ticket opens one connection only', async () => {
  const answer = await fetch(`${slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.appToken}` },
  });
  const url = /"url":"([^"]+)"/.exec(await answer.text())?.[1] ?? '';
  const opened = await tryToOpen(url);

  const again = await tryToOpen(url);

  expect([opened, again]).toEqual(['open', 'refused']);
});

function tryToOpen(url: string): Promise<string> {
  const socket = new WebSocketOfNode(url);
  return new Promise((resolve) => {
    socket.on('open', () => resolve('open'));
    socket.on('error', () => resolve('refused'));
  });
}

test('the bot token does not open a connection', async () => {
  const answer = await fetch(`${slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}` },
  });

  expect(await answer.json()).toMatchObject({ ok: false, error: 'not_allowed_token_type' });
});
