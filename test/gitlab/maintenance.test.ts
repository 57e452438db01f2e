import { createServer, type Server } from 'node:http';
import { classifyFailure } from '../../src/delivery/classify-failure.js';
import { createGitLab } from '../../src/gitlab/create-gitlab.js';
import { failureOf } from './failure-of.js';

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function writeTo(status: number, type: string, body: string) {
  server = createServer((_request, response) => response.writeHead(status, { 'content-type': type }).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const gitlab = createGitLab({ url: `http://127.0.0.1:${port}`, token: 'glpat-12345678', now: Date.now });
  return failureOf(gitlab.writeDescription({ projectId: 77, iid: 1 }, 'text'));
}

const json = 'application/json';

test.each([
  ['maintenance mode', 403, json, '{"message":"You cannot perform write operations on a read-only instance"}', 'retry'],
  ['maintenance mode, by name', 403, json, '{"message":"GitLab is undergoing maintenance mode"}', 'retry'],
  [
    'a read-only page',
    405,
    'text/html',
    '<h1>You cannot perform write operations on a read-only instance</h1>',
    'retry',
  ],
  ['a firewall', 403, 'text/html', '<html>Access denied</html>', 'retry'],
  ['a firewall without a word', 403, 'text/plain', '', 'retry'],
  ['maintenance with 503', 503, 'text/html', '<html>', 'retry'],
  ['too small a role', 403, json, '{"message":"403 Forbidden"}', 'failed'],
  [
    'too small a role, in the words of a runbook',
    403,
    json,
    '{"message":"403 Forbidden - insufficient scope"}',
    'failed',
  ],
  ['no such issue', 404, json, '{"message":"404 Not found"}', 'failed'],
])('a write refused by %s (HTTP %i) is: %s %s %s', async (_what, status, type, body, expected) => {
  const failure = await writeTo(status, type, body);

  const outcome = classifyFailure(failure, { attempts: 1, now: 0, random: () => 0 }, false);
  expect(outcome.kind).toBe(expected);
});

test('maintenance may take hours: it does not use up the attempts', async () => {
  const failure = await writeTo(403, json, '{"message":"You cannot perform write operations on a read-only instance"}');

  const outcome = classifyFailure(failure, { attempts: 500, now: 0, random: () => 0 }, false);
  expect(outcome).toMatchObject({ kind: 'retry', dueAt: expect.any(Number), hadNoEffect: true });
});
