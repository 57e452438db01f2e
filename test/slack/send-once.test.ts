import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createDispatcher } from '../../src/slack/proxied-dispatcher.js';
import { createSender } from '../../src/slack/send-once.js';

interface Seen {
  readonly connection: Socket;
  readonly method: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

type Answering = (response: ServerResponse, seen: Seen) => void;

let server: Server;
let url: string;
let seen: Seen[];
let answering: Answering;
const send = createSender(
  5_000,
  createDispatcher(() => undefined),
);
const post = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'hello' };

beforeEach(async () => {
  seen = [];
  answering = (response) => response.end('fine');
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const one = { connection: request.socket, method: request.method ?? '', body, headers: request.headers };
      seen.push(one);
      answering(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/`;
});

afterEach(
  () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
);

test('a request arrives as it was given, and the answer comes back whole', async () => {
  answering = (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Retry-After': '3', Link: ['a', 'b'] });
    response.end('{"name":"Zoë"}');
  };

  const answer = await send(url, post);

  expect(seen).toMatchObject([{ method: 'POST', body: 'hello', headers: { 'content-type': 'text/plain' } }]);
  expect(answer).toMatchObject({ ok: true, status: 200, statusText: 'OK', url });
  expect(answer.headers.get('RETRY-AFTER')).toBe('3');
  expect(answer.headers.get('x-none')).toBeNull();
  expect(Object.fromEntries(answer.headers.entries())).toMatchObject({ link: 'a, b', 'retry-after': '3' });
  expect(await answer.text()).toBe('{"name":"Zoë"}');
  expect(await answer.json()).toEqual({ name: 'Zoë' });
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('{"name":"Zoë"}');
});

test('connections are used again, also when nobody reads the answers', async () => {
  for (let count = 0; count < 20; count += 1) await send(url, post);

  expect(seen).toHaveLength(20);
  // The next request may come a moment before the connection is free.
  expect(new Set(seen.map(({ connection }) => connection)).size).toBeLessThanOrEqual(2);
});

test.each<[string, Answering]>([
  ['an answer that never begins', (_response, { connection }) => connection.destroy()],
  [
    'an answer that breaks off in its headers',
    (_response, { connection }) => connection.end('HTTP/1.1 200 OK\r\nContent-'),
  ],
  ['something that is not HTTP', (_response, { connection }) => connection.end('220 mail.example ESMTP\r\n')],
  ['a redirect', (response) => response.writeHead(307, { location: '/elsewhere' }).end()],
])('%s on a connection that has served before fails as in fetch, and is not asked for again', async (_what, fault) => {
  await send(url, post);
  answering = fault;

  const error = await send(url, post).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({ message: 'fetch failed', cause: expect.any(Error) });
  // A repetition would be there before an answer to something that was sent later.
  answering = (response) => response.end('fine');
  await send(url, { ...post, body: 'later' });
  expect(seen.map(({ body }) => body)).toEqual(['hello', 'hello', 'later']);
});

test('a post for which a connection is taken that the other side is closing is never made twice', async () => {
  // The other side closes each connection right after its answer without having said that it would.
  answering = (response, { connection }) => response.end('fine', () => connection.destroySoon());
  const bodies = Array.from({ length: 200 }, (_, index) => `post ${index}`);

  const answered: string[] = [];
  for (const body of bodies) {
    const answer = await send(url, { ...post, body }).catch(() => undefined);
    if (answer) answered.push(body);
  }

  const arrived = seen.map(({ body }) => body);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(arrived).toEqual(expect.arrayContaining(answered));
  expect(answered.length).toBeGreaterThan(0);
});

test('421, which fetch answers with another try, is an answer like others', async () => {
  answering = (response) => response.writeHead(421).end();

  const answer = await send(url, post);

  expect(answer.status).toBe(421);
  expect(seen).toHaveLength(1);
});

test('a body that is cut off fails only who reads it: the status is known', async () => {
  answering = (response, { connection }) => {
    response.writeHead(429, { 'retry-after': '17', 'content-length': '100' });
    response.write('{"ok":', () => connection.destroy());
  };

  const answer = await send(url, post);

  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('17');
  await expect(answer.text()).rejects.toThrow();
});

test.each<[string, Answering]>([
  ['answer', () => {}],
  ['end of the answer', (response) => response.writeHead(200, { 'content-length': '9' }).write('{')],
])('an %s that does not come in time is not waited for', async (_what, slow) => {
  answering = slow;

  const text = createSender(
    200,
    createDispatcher(() => undefined),
  )(url, post).then((answer) => answer.text());

  await expect(text).rejects.toThrow();
  expect(seen.length).toBeLessThanOrEqual(1);
});

test.each([
  ['a file', { method: 'POST', body: new FormData() }],
  ['another method', { method: 'DELETE' }],
])('%s is not what the app sends to Slack', async (_what, request) => {
  await expect(send(url, request)).rejects.toThrow(TypeError);
  expect(seen).toHaveLength(0);
});
