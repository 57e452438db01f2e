import { Agent, get, type RequestListener } from 'node:http';
import { createConnection } from 'node:net';
import { Counter, Registry } from 'prom-client';
import { secret } from '../../src/config/secret.js';
import { type HttpServer, type Readiness, startHttpServer } from '../../src/http/http-server.js';
import { metricsAccess } from '../../src/http/metrics-access.js';

const ready = (): Readiness => ({ kind: 'ready' });

let server: HttpServer | undefined;
let slackCalled: Promise<void>;
let letSlackEnd: () => void;

interface Given {
  readonly checks?: Record<string, () => Readiness | Promise<Readiness>>;
  readonly slack?: boolean;
  readonly metrics?: Registry;
  readonly metricsToken?: string;
}

async function start({
  checks = {},
  slack = true,
  metrics = new Registry(),
  metricsToken,
}: Given = {}): Promise<string> {
  let called: () => void;
  slackCalled = new Promise((resolve) => {
    called = resolve;
  });
  const listener: RequestListener = (_request, response) => {
    letSlackEnd = () => response.end('from Slack');
    called();
  };
  server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    checks,
    metrics,
    mayReadMetrics: metricsAccess(metricsToken === undefined ? undefined : secret(metricsToken)),
    slack: slack ? { path: '/slack/events', listener } : undefined,
  });
  return `http://127.0.0.1:${server.port}`;
}

afterEach(async () => {
  await server?.close(0);
  server = undefined;
});

test('/healthz says that the process is up', async () => {
  const url = await start();

  const response = await fetch(`${url}/healthz`);

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'up' });
});

test('/readyz is 200 when every part is ready', async () => {
  const url = await start({ checks: { database: ready, slack: async () => ready() } });

  const response = await fetch(`${url}/readyz`);

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ready: true, parts: { database: 'ready', slack: 'ready' } });
});

test('/readyz is 503 and names each part that is not ready', async () => {
  const url = await start({
    checks: {
      database: () => Promise.reject(new Error('password for user "runbook" is wrong')),
      slack: () => ({ kind: 'not-ready', why: 'the WebSocket is not connected' }),
      other: ready,
    },
  });

  const response = await fetch(`${url}/readyz`);

  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    ready: false,
    parts: { database: 'the check failed', slack: 'the WebSocket is not connected', other: 'ready' },
  });
});

test('/readyz does not wait for ever for a part that hangs', async () => {
  const url = await start({ checks: { database: () => new Promise(() => undefined) } });

  const response = await fetch(`${url}/readyz`);

  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ ready: false, parts: { database: 'no answer within a second' } });
});

test('/metrics shows the registry it was given', async () => {
  const metrics = new Registry();
  new Counter({ name: 'runbook_posts_total', help: 'Posts.', registers: [metrics] }).inc(3);
  const url = await start({ metrics });

  const response = await fetch(`${url}/metrics`);

  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await response.text()).toContain('runbook_posts_total 3');
});

test('/metrics is 500 when a metric cannot be collected', async () => {
  const metrics = new Registry();
  new Counter({ name: 'broken', help: '.', registers: [metrics], collect: () => Promise.reject(new Error('secret')) });
  const url = await start({ metrics });

  const response = await fetch(`${url}/metrics`);

  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
});

test.each<[string, Record<string, string>, number]>([
  ['the token', { authorization: 'Bearer metrics-token-of-the-test' }, 200],
  ['the token, with another case of the word', { authorization: 'bearer metrics-token-of-the-test' }, 200],
  ['no token', {}, 401],
  ['another token', { authorization: 'Bearer metrics-token-of-the-tesT' }, 401],
  ['a beginning of the token', { authorization: 'Bearer metrics-token' }, 401],
  ['the token as a password', { authorization: `Basic ${btoa('metrics-token-of-the-test:')}` }, 401],
  [
    'the token in a proxy’s name',
    { authorization: 'Bearer metrics-token-of-the-test', 'x-forwarded-for': '1.2.3.4' },
    200,
  ],
])(
  'with METRICS_TOKEN set, /metrics answers a client on this machine that sends %s: %j %i',
  async (_title, headers, status) => {
    const url = await start({ metricsToken: 'metrics-token-of-the-test' });

    const response = await fetch(`${url}/metrics`, { headers });

    expect(response.status).toBe(status);
  },
);

test.each([['forwarded'], ['x-forwarded-for'], ['x-real-ip'], ['via']])(
  'without METRICS_TOKEN, /metrics refuses what a proxy on this machine sends on (%s)',
  async (name) => {
    const url = await start();

    const response = await fetch(`${url}/metrics`, { headers: { [name]: '127.0.0.1' } });

    expect(response.status).toBe(401);
    expect(await response.text()).toContain('METRICS_TOKEN');
  },
);

test('Slack is served on its path, whatever the query', async () => {
  const url = await start();

  const answer = fetch(`${url}/slack/events?from=proxy`, { method: 'POST', body: '{}' });
  await slackCalled;
  letSlackEnd();

  expect(await (await answer).text()).toBe('from Slack');
});

test('in Socket Mode the path of Slack does not exist', async () => {
  const url = await start({ slack: false });

  const response = await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' });

  expect(response.status).toBe(404);
});

test.each([
  ['GET', '/'],
  ['GET', '/slack/events'],
  ['POST', '/slack/events/'],
  ['POST', '/healthz'],
  ['GET', '//healthz'],
  ['DELETE', '/metrics'],
])('%s %s is 404, as JSON', async (method, path) => {
  const url = await start();

  const response = await fetch(`${url}${path}`, { method });

  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ error: 'There is nothing here.' });
});

test('closing lets a request that is under way end, and takes no new one', async () => {
  const url = await start();
  const underWay = fetch(`${url}/slack/events`, { method: 'POST', body: '{}' });
  await slackCalled;

  const closed = server?.close(5000);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
  letSlackEnd();

  expect(await (await underWay).text()).toBe('from Slack');
  await closed;
  server = undefined;
});

test('closing cuts off what does not end in time', async () => {
  const url = await start();
  const underWay = fetch(`${url}/slack/events`, { method: 'POST', body: '{}' });
  const cutOff = expect(underWay).rejects.toThrow('fetch failed');
  await slackCalled;

  await server?.close(50);
  server = undefined;

  await cutOff;
});

test('closing does not wait for idle keep-alive connections', async () => {
  const url = await start();
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) => get(`${url}/healthz`, { agent }, (answer) => answer.resume().on('close', resolve)));
  const began = performance.now();

  await server?.close(60_000);
  server = undefined;

  expect(performance.now() - began).toBeLessThan(1000);
  agent.destroy();
});

test('a sender that dawdles over its headers is cut off', async () => {
  const url = await start();
  const socket = createConnection({ host: '127.0.0.1', port: Number(new URL(url).port) });
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n');

  await new Promise((resolve) => socket.on('close', resolve));

  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
}, 10_000);

test('a port that is taken is an error at the start', async () => {
  await start();
  const port = server?.port ?? 0;

  const second = startHttpServer({
    host: '127.0.0.1',
    port,
    checks: {},
    metrics: new Registry(),
    slack: undefined,
    mayReadMetrics: () => true,
  });

  await expect(second).rejects.toThrow('EADDRINUSE');
});
