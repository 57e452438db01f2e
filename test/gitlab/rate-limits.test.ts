import type { RequestListener } from 'node:http';
import { createGitLab } from '../../src/gitlab/create-gitlab.js';
import type { Urgency } from '../../src/requests/throttle.js';
import { failureOf } from './failure-of.js';
import { jsonAnswer, type OddServer, startOddServer } from './odd-server.js';

const issue = { projectId: 77, iid: 12 };
const note = { id: 1, body: 'Hello', system: false, author: { id: 1 } };

let now = 0;
let urgency: Urgency = 'person';
const running: OddServer[] = [];

beforeEach(() => {
  now = 1_000_000;
  urgency = 'person';
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function start(answer: RequestListener) {
  const server = await startOddServer(answer);
  running.push(server);
  const gitlab = createGitLab({ url: server.url, token: 'glpat-token', now: () => now, urgency: () => urgency });
  return { server, gitlab };
}

test('60 comments a minute are written, and the 61st waits', async () => {
  const { server, gitlab } = await start(jsonAnswer(201, note));
  for (let count = 0; count < 60; count += 1) await gitlab.addComment(issue, 'Hello');

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));

  expect(failure).toMatchObject({ service: 'GitLab', kind: 'rate-limited', retryAfterSeconds: 60 });
  expect(server.received).toHaveLength(60);
  now += 60_000;
  await gitlab.addComment(issue, 'Hello');
  expect(server.received).toHaveLength(61);
});

test.each<[string, Record<string, string>, boolean]>([
  ['of comments', { 'retry-after': '30', 'ratelimit-remaining': '1800' }, false],
  ['of the whole API', { 'retry-after': '30', 'ratelimit-remaining': '0' }, true],
])('a comment that is refused for the limit %s holds what that limit concerns', async (_which, headers, holdsAll) => {
  const { server, gitlab } = await start((request, response) => {
    const answer = request.method === 'POST' ? jsonAnswer(429, {}, headers) : jsonAnswer(404, { message: '404' });
    answer(request, response);
  });

  for (let count = 0; count < 5; count += 1) {
    expect(await failureOf(gitlab.addComment(issue, 'Hello'))).toMatchObject({ kind: 'rate-limited' });
  }
  const read = gitlab.readIssue({ project: 77, iid: 12 });

  if (holdsAll) expect(await failureOf(read)).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 30 });
  else expect(await read).toBeUndefined();
  expect(server.received.filter((line) => line.startsWith('POST'))).toHaveLength(1);
});

test.each([
  [undefined, 30],
  ['soon', 30],
  ['17', 17],
  ['0', 1],
  ['999999999', 3_600],
])('Retry-After: %s is %i seconds', async (stated, seconds) => {
  const headers: Record<string, string> = stated === undefined ? {} : { 'retry-after': stated };
  const { server, gitlab } = await start(jsonAnswer(429, {}, headers));
  const read = () => failureOf(gitlab.readIssue({ project: 77, iid: 12 }));

  await read();
  urgency = 'background';
  now += seconds * 1_000 - 6_000;
  const early = seconds > 6 ? await read() : undefined;
  const before = server.received.length;
  now += 6_000;
  await read();

  if (early) expect(early).toMatchObject({ kind: 'rate-limited' });
  expect(before).toBe(1);
  expect(server.received).toHaveLength(2);
});
