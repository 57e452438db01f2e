import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { z } from 'zod';
import { createGitLab } from '../../src/gitlab/create-gitlab.js';
import { failureOf } from './failure-of.js';
import { jsonAnswer, type OddServer, startOddServer } from './odd-server.js';

const token = 'glpat-secret-of-the-bot';
const issue = { projectId: 77, iid: 12 };
const now = () => 0;
const comment = { id: 1, body: 'Hello', system: false, author: { id: 1 } };
const running: OddServer[] = [];

async function serve(answer: RequestListener): Promise<OddServer> {
  const server = await startOddServer(answer);
  running.push(server);
  return server;
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

test.each([408, 421, 500, 502, 503, 504])('a POST that is answered with %i is received once', async (status) => {
  const server = await serve(jsonAnswer(status, { message: 'no' }));
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));

  expect(server.received).toEqual(['POST /api/v4/projects/77/issues/12/notes']);
  expect(failure).toMatchObject({ kind: status === 421 ? 'refused' : 'unknown-outcome', code: `HTTP ${status}` });
});

test.each([301, 302, 303, 307, 308])('a POST that is redirected with %i goes nowhere else', async (status) => {
  const server = await serve(jsonAnswer(status, {}, { location: '/api/v4/projects/78/issues/12/notes' }));
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));

  expect(server.received).toHaveLength(1);
  expect(failure).toMatchObject({ kind: 'refused', code: `HTTP ${status}` });
});

test('a GET that is redirected to another host does not take the token there', async () => {
  const other = await serve(jsonAnswer(200, {}));
  const server = await serve(jsonAnswer(301, {}, { location: `${other.url}/api/v4/projects/77/issues/12?private=1` }));
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.readIssue({ project: 77, iid: 12 }));

  expect(other.received).toEqual([]);
  expect(failure).toMatchObject({ kind: 'refused', code: 'HTTP 301' });
  expect(failure.message).toBe(
    `GET projects/77/issues/12: GitLab answered 301 (it sends this on to ${other.url}; check GITLAB_URL)`,
  );
});

test.each([
  ['/elsewhere/api/v4/projects/78/issues/12'],
  ['/gitlab/login?next=/api/v4/projects/78/issues/12'],
  ['/gitlabber/api/v4/projects/78/issues/12'],
  ['/gitlab/api/v4/../../elsewhere'],
  ['/gitlab/api/v4/%2e%2e/%2e%2e/elsewhere'],
  ['/gitlab/api/v4/..%2f..%2felsewhere'],
  ['/gitlab/api/v4/%252e%252e/elsewhere'],
  ['/gitlab/api/v4/..\\..\\elsewhere'],
  ['//127.0.0.1.example/gitlab/api/v4/projects/78/issues/12'],
])('a GET that is redirected out of GitLab’s sub-path does not take the token there: %s', async (location) => {
  const server = await serve(jsonAnswer(302, {}, { location }));
  const gitlab = createGitLab({ url: `${server.url}/gitlab`, token, now });

  const failure = await failureOf(gitlab.readIssue({ project: 77, iid: 12 }));

  expect(server.received).toHaveLength(1);
  expect(failure).toMatchObject({ kind: 'refused', code: 'HTTP 302' });
});

test('a GET that is redirected within GitLab’s sub-path is followed', async () => {
  const server = await serve(jsonAnswer(302, {}, { location: '/gitlab/api/v4/projects/group%2Fmoved/issues/12' }));
  const gitlab = createGitLab({ url: `${server.url}/gitlab`, token, now });

  await failureOf(gitlab.readIssue({ project: 77, iid: 12 }));

  expect(server.received).toHaveLength(2);
});

test('a GET that is redirected in a circle is asked twice and given up', async () => {
  const server = await serve(jsonAnswer(301, {}, { location: '/api/v4/projects/77/issues/12' }));
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.readIssue({ project: 77, iid: 12 }));

  expect(server.received).toHaveLength(2);
  expect(failure.kind).toBe('refused');
});

test('a 404 that does not come from GitLab’s API is no "no such issue"', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' });
    response.end('<h1>Not here</h1>');
  });
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.readIssue({ project: 77, iid: 12 }));

  expect(failure).toMatchObject({ kind: 'bad-answer', code: 'HTTP 404' });
  expect(failure.message).toContain('check GITLAB_URL');
});

test.each([
  ['HTML under the name of JSON', '<html></html>', 'not-json'],
  ['half of the JSON', '{"id": 1, "body": "Hel', 'not-json'],
  ['no body', '', 'not-as-expected'],
  ['a list', '[]', 'not-as-expected'],
  ['a field of another kind', JSON.stringify({ ...comment, id: '1' }), 'not-as-expected'],
])('%s with status 201 is a bad answer', async (_title, text, code) => {
  const server = await serve((_request, response) => {
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' });
    response.end(text);
  });
  const gitlab = createGitLab({ url: server.url, token, now });

  expect(await failureOf(gitlab.addComment(issue, 'Hello'))).toMatchObject({ kind: 'bad-answer', code });
});

test('what is wrong with an answer is named without its contents', async () => {
  const secret = { ...comment, id: 'none', body: 'customer secret' };
  const server = await serve(jsonAnswer(201, secret));
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));

  expect(failure.message).toBe(
    "GitLab's answer: this is not a note (id: Invalid input: expected number, received string)",
  );
});

test('an issue whose confidentiality is not stated is not taken for anything', async () => {
  const server = await serve(jsonAnswer(200, { iid: 12, project_id: 77, title: 'x', description: null }));
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.readIssue({ project: 77, iid: 12 }));

  expect(failure.message).toContain('confidential: Invalid input: expected boolean, received undefined');
});

test('an endless answer is given up at 8 MiB', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(1 << 20, ' ')));
    };
    response.on('drain', more);
    more();
  });
  const gitlab = createGitLab({ url: server.url, token, now });

  expect(await failureOf(gitlab.readIssue({ project: 77, iid: 12 }))).toMatchObject({ code: 'too-long' });
});

test('an answer that begins in time and does not end in time is a time-out', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"iid": 12,');
  });
  const gitlab = createGitLab({ url: server.url, token, now, timeoutMs: 200 });

  const failure = await failureOf(gitlab.readIssue({ project: 77, iid: 12 }));

  expect(failure).toMatchObject({ kind: 'unknown-outcome', code: 'timeout' });
});

test.each([
  ['http://127.0.0.1:1', /^ECONNREFUSED$/],
  ['http://gitlab.invalid', /^(ENOTFOUND|EAI_AGAIN)$/],
])('%s cannot be reached, so nothing was sent', async (url, code) => {
  const failure = await failureOf(createGitLab({ url, token, now }).addComment(issue, 'Hello'));

  expect(failure.kind).toBe('not-sent');
  expect(failure.code).toMatch(code);
});

test('a host that does not speak TLS gets nothing of what was to be sent', async () => {
  const server = await serve(jsonAnswer(200, {}));
  const gitlab = createGitLab({ url: server.url.replace('http:', 'https:'), token, now });

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));

  expect(failure.kind).toBe('not-sent');
  expect(server.received).toEqual([]);
});

test('a connection that cannot be made in time is not sent either', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(silent.address());
  const gitlab = createGitLab({ url: `https://127.0.0.1:${port}`, token, now, timeoutMs: 200 });

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));
  silent.close();

  expect(failure).toMatchObject({ kind: 'not-sent', code: 'timeout' });
});

const secret = 'ZEBRA 2FA of Acme';

test.each<[string, (token: string) => unknown, string]>([
  ['a message', () => ({ message: secret }), ''],
  ['a message with the request in it', (sent) => ({ message: `bad headers: ${sent} ${secret}` }), ''],
  ['a description of an error', () => ({ error: secret, error_description: secret }), ''],
  [
    'a description of a known error',
    () => ({ error: 'invalid_token', error_description: secret, [secret]: secret }),
    ' (invalid_token: the token has expired, was revoked, or is not known)',
  ],
  ['a name that every object has', () => ({ error: 'constructor' }), ''],
  ['problems of a field', () => ({ message: { description: [secret] } }), ' (it does not accept the description)'],
  ['problems of an unknown field', () => ({ message: { [secret]: [secret], toString: [secret] } }), ''],
  ['text', () => secret, ''],
  ['a list', () => [secret], ''],
  ['null', () => null, ''],
])('nothing of a refusal’s own words is told: %s', async (_what, bodyOf, reason) => {
  const server = await serve((request, response) => {
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end(JSON.stringify(bodyOf(JSON.stringify(request.headers))));
  });
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));

  expect(server.headers[0]?.['private-token']).toBe(token);
  expect(failure.message).toBe(`POST projects/77/issues/12/notes: GitLab answered 403${reason}`);
  expect(inspect(failure, { depth: Infinity, showHidden: true })).not.toMatch(new RegExp(`ZEBRA|${token}`));
});

test.each([
  ['text/html; charset=ZEBRA', 'text/html'],
  ['application/ZEBRA', 'something else'],
  [undefined, 'nothing'],
])('of the type %s of an answer, “%s” is told', async (type, told) => {
  const server = await serve((_request, response) => {
    response.writeHead(200, type === undefined ? {} : { 'content-type': type });
    response.end(secret);
  });
  const gitlab = createGitLab({ url: server.url, token, now });

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));

  expect(failure.message).toBe(`POST projects/77/issues/12/notes: expected JSON from GitLab, got ${told}`);
});

test('neither the client nor what it is made of shows the token', () => {
  const gitlab = createGitLab({ url: 'https://gitlab.example.com', token, now });

  expect(inspect(gitlab, { depth: Infinity, showHidden: true })).not.toContain(token);
});

test.each([
  ['nothing but the level and the account', { access_level: 30, state: 'active' }, 30],
  [
    'null where GitLab has nothing to say',
    { access_level: 30, state: 'active', membership_state: null, expires_at: null },
    30,
  ],
  ['a state of accounts that is not known here', { access_level: 30, state: 'frozen' }, undefined],
  [
    'a state of memberships that is not known here',
    { access_level: 30, state: 'active', membership_state: 'frozen' },
    undefined,
  ],
])('a membership with %s gives level %p', async (_what, member, level) => {
  const server = await serve(jsonAnswer(200, member));
  const gitlab = createGitLab({ url: server.url, token, now });

  expect(await gitlab.accessLevel(77, 12)).toBe(level);
});
