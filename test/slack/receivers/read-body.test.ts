import { createServer, request as httpRequest, type Server } from 'node:http';
import { type Body, createByteBudget, readBody } from '../../../src/slack/receivers/read-body.js';

const budget = createByteBudget(100_000);
const bodies: Body[] = [];
let server: Server;
let port: number;

beforeEach(async () => {
  bodies.length = 0;
  server = createServer(async (request, response) => {
    const body = await readBody(request, 60_000, budget);
    bodies.push(body);
    response.writeHead(body.kind === 'body' ? 200 : 503, { connection: 'close', 'content-length': 0 }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(
  () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
);

test('what others have sent and not finished leaves no room, until they go away', async () => {
  const slow = [begin(50_000), begin(40_000)];
  await until(() => !roomFor(20_000));

  const refused = await send(20_000);
  for (const request of slow) request.destroy();
  await until(() => roomFor(100_000));
  const accepted = await send(20_000);

  expect([refused, accepted]).toEqual([503, 200]);
  expect(bodies.map(({ kind }) => kind).toSorted()).toEqual(['body', 'incomplete', 'incomplete', 'overloaded']);
});

test('a body that is done gives its room back, whatever became of it', async () => {
  const statuses = [await send(60_000), await send(60_001), await send(60_000)];

  expect(statuses).toEqual([200, 503, 200]);
  expect(roomFor(100_000)).toBe(true);
});

/** Sends so many bytes of a body that is longer by one. */
function begin(bytes: number) {
  const request = httpRequest({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': bytes + 1 } });
  request.on('error', () => undefined);
  request.write('x'.repeat(bytes));
  return request;
}

function send(bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', method: 'POST' });
    request.on('response', (response) => resolve(response.resume().statusCode));
    request.on('error', reject);
    request.end('x'.repeat(bytes));
  });
}

function roomFor(bytes: number): boolean {
  const isThere = budget.take(bytes);
  if (isThere) budget.giveBack(bytes);
  return isThere;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
