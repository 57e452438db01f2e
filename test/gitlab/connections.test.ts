import type { RequestListener } from 'node:http';
import { Socket } from 'node:net';
import type { GitLab } from '../../src/call/ports/gitlab.js';
import { createGitLab } from '../../src/gitlab/create-gitlab.js';
import { failureOf } from './failure-of.js';
import { jsonAnswer, type OddServer, startOddServer } from './odd-server.js';

// Reads go over connections that are kept, writes never do.

const issue = { projectId: 77, iid: 12 };
const comment = { id: 1, body: 'Hello', system: false, author: { id: 1 } };

let server: OddServer;
let gitlab: GitLab;
/** The number of the connection that each request came over. */
let connections: number[];
/** Ends connections instead of answering, from the request with this number on. */
let lostFrom: number;
let lostUntil: number;

beforeEach(async () => {
  connections = [];
  lostFrom = Number.POSITIVE_INFINITY;
  lostUntil = Number.POSITIVE_INFINITY;
  const known: unknown[] = [];
  const answers: Readonly<Record<string, RequestListener>> = {
    GET: jsonAnswer(404, { message: '404 Not found' }),
    POST: jsonAnswer(201, comment),
  };
  server = await startOddServer((request, response) => {
    if (!known.includes(request.socket)) known.push(request.socket);
    connections.push(known.indexOf(request.socket) + 1);
    const number = connections.length;
    if (number >= lostFrom && number <= lostUntil) request.socket.destroy();
    else answers[request.method ?? '']?.(request, response);
  });
  gitlab = createGitLab({ url: server.url, token: 'glpat-secret', now: () => 0 });
});

afterEach(() => server.close());

const read = () => gitlab.readIssue({ project: 77, iid: 12 });
const write = () => gitlab.addComment(issue, 'Hello');

test('one read after the other goes over the same connection', async () => {
  await read();
  await read();
  await read();

  expect(connections).toEqual([1, 1, 1]);
});

test('a connection that is used again and again has no listener for each time', async () => {
  const once = jest.spyOn(Socket.prototype, 'once');

  for (let count = 0; count < 20; count += 1) await read();

  const sockets = new Set(once.mock.contexts);
  once.mockRestore();
  expect(connections).toEqual(Array.from({ length: 20 }, () => 1));
  expect(sockets.size).toBeGreaterThan(0);
  for (const socket of sockets) expect(socket.listenerCount('connect')).toBe(0);
});

test('a read for which the connection was kept in vain is sent once more over another', async () => {
  await read();
  lostFrom = 2;
  lostUntil = 2;

  expect(await read()).toBeUndefined();

  expect(connections).toEqual([1, 1, 2]);
});

test('a read that is lost then, too, is lost', async () => {
  await read();
  lostFrom = 2;

  expect(await failureOf(read())).toMatchObject({ kind: 'unknown-outcome', code: 'ECONNRESET' });

  expect(connections).toEqual([1, 1, 2]);
});

test('a read that is lost on a connection of its own is lost', async () => {
  lostFrom = 1;

  expect(await failureOf(read())).toMatchObject({ kind: 'unknown-outcome', code: 'ECONNRESET' });

  expect(connections).toEqual([1]);
});

test('a write has a connection of its own, which no read uses after it', async () => {
  await read();
  await write();
  await write();
  await read();

  expect(connections).toEqual([1, 2, 3, 1]);
});

test('a write that is lost is sent once', async () => {
  await read();
  lostFrom = 2;

  expect(await failureOf(write())).toMatchObject({ kind: 'unknown-outcome', code: 'ECONNRESET' });

  expect(connections).toEqual([1, 2]);
});
