import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type Slack, startSlack } from '../../../sandbox/slack/start-slack.js';
import { type BoltApp, startBolt } from './support/bolt-app.js';
import { manifest, world } from './support/manifest.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let slack: Slack;
let servers: Server[] = [];

beforeEach(async () => {
  slack = await startSlack({ manifest, ...world });
});

afterEach(async () => {
  await Promise.all(servers.map(stop));
  servers = [];
  await slack.close();
});

/** An app that answers every request with the same status and body and keeps what it got. */
async function listenWith(status: number, answer: string, to = slack): Promise<Received[]> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      if (status !== 0) response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  to.connectHttp(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/slack`);
  return received;
}

function stop(server: Server): Promise<unknown> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

test('a command carries everything that Slack sends', async () => {
  const received = await listenWith(200, '');
  const john = slack.person('john');

  const answer = await john.types('/runbook announce  12', { in: '#support_self-managed' });

  expect(answer).toMatchObject({ status: 200, body: undefined, milliseconds: expect.any(Number) });
  expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(Object.fromEntries(new URLSearchParams(received[0]?.body))).toEqual({
    token: 'sandbox-verification-token',
    team_id: slack.teamId,
    team_domain: 'sandbox',
    channel_id: slack.channelId('support_self-managed'),
    channel_name: 'support_self-managed',
    user_id: john.id,
    user_name: 'john',
    command: '/runbook',
    text: 'announce  12',
    api_app_id: 'A0SANDBOXAPP',
    is_enterprise_install: 'false',
    response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/commands\//),
    trigger_id: expect.any(String),
  });
});

test.each([
  ['/runbook', 'check @jane #support_manager', 'check @jane #support_manager'],
  ['/escaped', 'check @jane #support_manager', 'check <@JANE|jane> <#MANAGER|support_manager>'],
])('%s gets names as its manifest asks', async (command, typed, text) => {
  const received = await listenWith(200, '');

  await slack.person('john').types(`${command} ${typed}`);

  const expected = text.replace('JANE', slack.person('jane').id).replace('MANAGER', slack.channelId('support_manager'));
  expect(new URLSearchParams(received[0]?.body).get('text')).toBe(expected);
});

test('in a private channel without the bot, the channel has no name', async () => {
  const received = await listenWith(200, '');

  await slack.person('john').types('/runbook', { in: '#hidden' });

  expect(new URLSearchParams(received[0]?.body).get('channel_name')).toBe('privategroup');
});

test.each<[string, number, string, object]>([
  ['an error status', 500, '', { status: 500, problem: 'dispatch_failed' }],
  ['no answer in three seconds', 0, '', { status: undefined, problem: 'operation_timeout' }],
])('%s is shown to the person as a failure', async (_title, status, body, expected) => {
  await listenWith(status, body);
  const john = slack.person('john');

  const answer = await john.types('/runbook');

  expect(answer).toMatchObject(expected);
  expect(john.notices()).toEqual([`/runbook failed with the error "${answer.problem}"`]);
});

test('text in the acknowledgement is shown to the person alone', async () => {
  await listenWith(200, '{"text":"Hello, *you*"}');
  const john = slack.person('john');

  await john.types('/runbook', { in: '#support_manager' });

  expect(john.ephemerals()).toMatchObject([{ text: 'Hello, you', ephemeral: true }]);
  expect(slack.person('jane').channel('#support_manager')).toEqual([]);
});

test('blocks in the acknowledgement are checked', async () => {
  await listenWith(200, '{"text":"x","blocks":[{"type":"alert"}]}');
  const john = slack.person('john');

  await john.types('/runbook');

  expect(john.ephemerals()).toEqual([]);
  expect(slack.problems()).toMatchObject([{ where: 'answer to /runbook', error: 'invalid_blocks' }]);
});

test('a command that the manifest does not have never leaves Slack', async () => {
  const received = await listenWith(200, '');
  const john = slack.person('john');

  await john.types('/runbok');

  expect(received).toEqual([]);
  expect(john.notices()).toEqual(['/runbok is not a valid command.']);
});

test('clicks go nowhere when the manifest does not enable interactivity', async () => {
  const silent = await startSlack({ manifest: { ...manifest, settings: {} }, ...world });
  const received = await listenWith(200, '', silent);
  const elements = [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }];
  await fetch(`${silent.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${silent.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: '#support_manager', text: 'x', blocks: [{ type: 'actions', elements }] }),
  });

  const ack = await silent.person('john').clicks('Go');

  expect(ack).toMatchObject({ problem: 'dispatch_failed' });
  expect(received).toEqual([]);
  await silent.close();
});

test('an event that was not acknowledged is sent again at once, saying why', async () => {
  const received = await listenWith(500, '');

  await slack.person('john').opensHome();
  await slack.until(() => slack.sent().length === 2);

  expect(received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1']);
  expect(received[1]?.headers['x-slack-retry-reason']).toBe('http_error');
  const ids = received.map(({ body }) => JSON.parse(body).event_id);
  expect(ids[0]).toBe(ids[1]);
});

describe('requests of the test’s own making', () => {
  let bolt: BoltApp;

  beforeEach(async () => {
    bolt = await startBolt(slack);
    bolt.app.command('/runbook', ({ ack }) => ack());
  });

  afterEach(() => bolt.stop());

  const form = 'application/x-www-form-urlencoded';
  const body = 'command=%2Frunbook&user_id=U1&team_id=T1';
  const now = () => Math.floor(Date.now() / 1000);

  test.each<[string, { timestamp?: number; signature?: string; contentType?: string }, number]>([
    ['a good one is accepted', {}, 200],
    ['a wrong signature is refused', { signature: 'v0=bad' }, 401],
    ['an old timestamp is refused', { timestamp: now() - 301 }, 401],
    ['another content type is refused', { contentType: `${form}; charset=utf-8` }, 400],
  ])('%s', async (_title, changes, status) => {
    const answer = await slack.signedRequest({ url: bolt.requestUrl, body, contentType: form, ...changes });

    expect(answer.status).toBe(status);
  });
});
