import { createServer, type Server } from 'node:http';
import express from 'express';
import { createFaults, type Fault, faultMiddleware } from '../../../sandbox/faults.js';

const faults = createFaults();
let server: Server;
let url: string;
let carriedOut: number;

beforeAll(async () => {
  const app = express();
  app.use(faultMiddleware(faults, (request) => `${request.method} ${request.url}`));
  app.use((_request, response) => {
    carriedOut += 1;
    response.json({ ok: true, padding: 'x'.repeat(100) });
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});

beforeEach(() => {
  faults.clear();
  carriedOut = 0;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

test.each<[string, Fault, number]>([
  ['a lost answer is carried out', { kind: 'lost-answer' }, 1],
  ['a cut-off answer is carried out', { kind: 'cut-off' }, 1],
  ['a lost request is not carried out', { kind: 'lost-request' }, 0],
  ['a service that is down carries nothing out', { kind: 'down' }, 0],
])('%s, and the caller sees a broken connection', async (_title, fault, expected) => {
  faults.next('GET /a', fault);

  await expect(fetch(`${url}/a`).then((response) => response.text())).rejects.toThrow();

  expect(carriedOut).toBe(expected);
  expect(faults.pending()).toBe(0);
});

test.each<[string, Fault, number, string]>([
  ['429', { kind: '429', retryAfter: 7 }, 429, 'Too Many Requests'],
  ['500', { kind: '500' }, 500, 'Internal Server Error'],
  ['a login page', { kind: 'html' }, 200, '<!doctype html>'],
])('%s answers without carrying the request out', async (_title, fault, status, text) => {
  faults.next('*', fault);

  const response = await fetch(`${url}/a`);

  expect(response.status).toBe(status);
  expect(await response.text()).toContain(text);
  expect(carriedOut).toBe(0);
});

test('429 says how long to wait', async () => {
  faults.next('*', { kind: '429', retryAfter: 7 });

  const response = await fetch(`${url}/a`);

  expect(response.headers.get('retry-after')).toBe('7');
});

test.each(['before', 'after'] as const)('a slow answer comes late but whole (%s)', async (when) => {
  faults.next('*', { kind: 'slow', milliseconds: 80, when });
  const began = performance.now();

  const body = await (await fetch(`${url}/a`)).json();

  expect(body).toMatchObject({ ok: true });
  expect(performance.now() - began).toBeGreaterThanOrEqual(75);
});

test('a rule strikes as often as asked and only where it matches', async () => {
  faults.next((operation) => operation.endsWith('/a'), { kind: '500' }, 2);

  const statuses = [];
  for (const path of ['/b', '/a', '/a', '/a']) statuses.push((await fetch(url + path)).status);

  expect(statuses).toEqual([200, 500, 500, 200]);
});

test('a standing rule holds until it is cleared', async () => {
  faults.always('*', { kind: '500' });
  const during = [(await fetch(`${url}/a`)).status, (await fetch(`${url}/a`)).status];
  faults.clear();

  const after = (await fetch(`${url}/a`)).status;

  expect([...during, after]).toEqual([500, 500, 200]);
});
