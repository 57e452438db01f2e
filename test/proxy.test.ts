import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { createGitLab } from '../src/gitlab/create-gitlab.js';
import { proxyFor } from '../src/requests/proxy-for.js';
import { createDispatcher } from '../src/slack/proxied-dispatcher.js';
import { createSocketReceiver } from '../src/slack/receivers/socket-receiver.js';
import { createSender } from '../src/slack/send-once.js';
import { createWebClient } from '../src/slack/web-client.js';
import { quietLogger } from './sandbox/slack/support/quiet-logger.js';
import { type ConnectProxy, startConnectProxy } from './support/connect-proxy.js';
import { eventually } from './support/eventually.js';

const names = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
];
const before = { ...process.env };

let proxy: ConnectProxy;
let server: Server;
let sockets: WebSocketServer;
let port: number;

beforeEach(async () => {
  for (const name of names) delete process.env[name];
  proxy = await startConnectProxy();
  server = createServer((request, response) => {
    const body = request.url?.endsWith('/apps.connections.open')
      ? { ok: true, url: `ws://wss.slack.test:${port}/link` }
      : { ok: true, id: 7, username: 'bot', name: 'Bot', state: 'active', web_url: 'https://gitlab.test/bot' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send(JSON.stringify({ type: 'hello' })));
  port = await new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
});

afterEach(async () => {
  for (const name of names) delete process.env[name];
  Object.assign(process.env, before);
  for (const socket of sockets.clients) socket.terminate();
  await proxy.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const calls = {
  'the Web API': (host: string) =>
    createWebClient('xoxb-1', `http://${host}:${port}/api/`, quietLogger, undefined, proxyFor).auth.test(),
  'an answer by response URL': (host: string) =>
    createSender(5_000, createDispatcher(proxyFor))(`http://${host}:${port}/respond`, { method: 'POST', body: '{}' }),
  GitLab: (host: string) =>
    createGitLab({ url: `http://${host}:${port}`, token: 'glpat-1', now: Date.now, proxyFor }).readIssue({
      project: 'a/b',
      iid: 1,
    }),
  'a write to GitLab': (host: string) =>
    createGitLab({ url: `http://${host}:${port}`, token: 'glpat-1', now: Date.now, proxyFor }).closeIssue({
      projectId: 1,
      iid: 1,
    }),
};

describe.each(Object.entries(calls))('%s', (_what, call) => {
  test.each(['http_proxy', 'HTTP_PROXY'])('goes through the proxy of %s', async (name) => {
    process.env[name] = proxy.url;

    // What answers is neither Slack nor GitLab: only the way is of interest.
    await call('service.test').catch(() => undefined);

    expect(proxy.asked).toEqual([`service.test:${port}`]);
  });

  test.each([
    ['is named in NO_PROXY', 'service.test', 'other.test,service.test'],
    ['is below a name in NO_PROXY', 'api.service.test', '.service.test'],
    ['is on this machine', 'localhost', ''],
    ['is on this machine', '127.0.0.1', ''],
  ])('does not when its host %s', async (_why, host, noProxy) => {
    process.env.HTTP_PROXY = proxy.url;
    process.env.NO_PROXY = noProxy;

    await call(host).catch(() => undefined);

    expect(proxy.asked).toEqual([]);
  });
});

test('Socket Mode goes through the proxy, its Web API call and its WebSocket', async () => {
  process.env.HTTP_PROXY = proxy.url;
  const receiver = createSocketReceiver({
    appToken: 'xapp-1',
    apiUrl: `http://slack.test:${port}/api/`,
    intake: Object.create(null),
    proxyFor,
    logger: quietLogger,
    random: () => 0,
  });

  await receiver.start().result;

  await eventually(() => receiver.isConnected(), { describe: () => proxy.asked.join() });
  expect(proxy.asked).toEqual([`slack.test:${port}`, `wss.slack.test:${port}`]);
  await receiver.stop();
});

test.each([
  ['HTTPS_PROXY', 'https://slack.com/api/', 'http://proxy.test:3128'],
  ['https_proxy', 'wss://wss-primary.slack.com/link', 'http://proxy.test:3128'],
  ['HTTP_PROXY', 'https://slack.com/api/', undefined],
  ['HTTPS_PROXY', 'https://127.0.0.1/', undefined],
])('%s counts for %s: %s', (name, address, expected) => {
  process.env[name] = 'http://proxy.test:3128';

  expect(proxyFor(address)).toBe(expected);
});
