import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import fc from 'fast-check';
import type { GitLab } from '../../../src/call/ports/gitlab.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { createGitLab } from '../../../src/gitlab/create-gitlab.js';
import { target } from '../target.js';

const user = { id: 7, username: 'jane', name: 'Jane', state: 'active', public_email: 'jane@example.com' };
const issue = {
  ...{ iid: 12, project_id: 77, title: 'T', description: 'D', confidential: true, state: 'opened', labels: ['a'] },
  ...{ web_url: 'https://gitlab.com/a/b/-/issues/12', references: { full: 'a/b#12' }, author: user, assignees: [user] },
  ...{ moved_to_id: null, closed_at: null },
};
const note = { id: 1, body: 'Hello', system: false, author: user };
const member = { access_level: 30, state: 'active', membership_state: 'active', expires_at: '2031-01-01' };
const genuine: readonly unknown[] = [issue, [issue], note, [note], [note, note], user, [user], member, {}, [], null];

/** What stands in the place of a value. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'a',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [null],
    { id: null },
    '\u0000',
    '2031-13-99',
    'x'.repeat(70_000),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The same answer with some values replaced or left out. */
const answers = fc
  .tuple(fc.constantFrom(...genuine), fc.array(fc.tuple(fc.nat({ max: 40 }), fc.option(oddValue)), { maxLength: 4 }))
  .map(([answer, changes]) => changes.reduce<unknown>((all, [place, value]) => replaced(all, place, value), answer));

function replaced(answer: unknown, place: number, value: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((each, index) => (index === 0 ? replaced(each, place, value) : each));
  if (typeof answer !== 'object' || answer === null) return place === 0 ? value : answer;
  const members = Object.entries(answer);
  return Object.fromEntries(
    members.flatMap(([name, one], index) => {
      if (index !== place % members.length) return [[name, one]];
      if (place > members.length && typeof one === 'object')
        return [[name, replaced(one, place - members.length, value)]];
      return value === null && place % 2 === 0 ? [] : [[name, value]];
    }),
  );
}

const response = fc.record({
  status: fc.oneof(
    { arbitrary: fc.constant(200), weight: 4 },
    fc.constantFrom(201, 204, 301, 400, 401, 403, 404, 409, 429, 500, 502),
  ),
  body: fc.oneof(
    { arbitrary: answers.map((answer) => JSON.stringify(answer) ?? ''), weight: 6 },
    fc.constantFrom('', '<html>', '{', '"', 'null', '[[', '\ufeff{}', '{"__proto__":{"id":1}}'),
    fc.string({ unit: 'binary', maxLength: 50 }),
  ),
  headers: fc.record(
    {
      'content-type': fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/html', ''),
      'x-next-page': fc.constantFrom('', '1', '2', '-1', 'a', '99999999999999999999'),
      'retry-after': fc.constantFrom('1', '-1', 'soon', '1e9'),
      location: fc.constantFrom('/api/v4/other', 'http://[', '//evil.example'),
    },
    { requiredKeys: ['content-type'] },
  ),
});

type Call = (gitlab: GitLab) => Promise<unknown>;
const key = { projectId: 77, iid: 12 };
const methods: readonly (readonly [string, Call])[] = [
  ['readIssue', (gitlab) => gitlab.readIssue({ project: 'a/b', iid: 12 })],
  ['writeDescription', (gitlab) => gitlab.writeDescription(key, 'D')],
  ['makeConfidential', (gitlab) => gitlab.makeConfidential(key)],
  ['closeIssue', (gitlab) => gitlab.closeIssue(key)],
  ['accessLevel', (gitlab) => gitlab.accessLevel(77, 7)],
  ['findUserByEmail', (gitlab) => gitlab.findUserByEmail('jane@example.com')],
  ['addComment', (gitlab) => gitlab.addComment(key, 'Hello')],
  ['findOwnComment', (gitlab) => gitlab.findOwnComment(key, 'Hello', 0)],
  ['editComment', (gitlab) => gitlab.editComment(key, 1, 'Hello')],
];

/** For a whole method; each request ends after a fifth of it. */
const patience = 5_000;

/** GitLab, or what stands in its place, may answer anything: a value comes of it or a `ServiceFailure`, and soon. */
export const gitlabAnswers = target(
  'answers of GitLab',
  fc.tuple(fc.constantFrom(...methods), fc.array(response, { minLength: 1, maxLength: 3 })),
  async ([[name, call], responses]) => {
    let asked = 0;
    const server = createServer((_request, outgoing) => {
      const given = responses[Math.min(asked, responses.length - 1)];
      asked += 1;
      if (given && asked <= 200) outgoing.writeHead(given.status, given.headers).end(given.body);
      else outgoing.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const gitlab = createGitLab({ url: `http://127.0.0.1:${port}`, token: 'glpat-1', now: () => 0, timeoutMs: 1_000 });
    const start = performance.now();
    try {
      await call(gitlab);
    } catch (error) {
      assert.ok(error instanceof ServiceFailure, `${name} throws ${String(error)}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    assert.ok(performance.now() - start < patience, `${name} takes longer than ${patience} ms`);
    assert.ok(asked <= 200, `${name} asks GitLab more than 200 times`);
  },
);
