import { inspect } from 'node:util';
import type { Fault } from '../../sandbox/faults.js';
import type { GitLab as Sandbox } from '../../sandbox/gitlab/start-gitlab.js';
import type { GitLab } from '../../src/call/ports/gitlab.js';
import { createGitLab } from '../../src/gitlab/create-gitlab.js';
import { project, runbookWorld, startRunbookWorld } from '../sandbox/gitlab/runbook-world.js';
import { failureOf } from './failure-of.js';

const token = 'glpat-secret-of-the-bot';
const now = () => Date.parse('2026-11-20T10:00:00Z');
const issue = { projectId: 77, iid: 12 };
let sandbox: Sandbox;

beforeAll(async () => {
  const tokens = [...runbookWorld.tokens, { token, user: 'runbook-bot', scopes: ['api'] } as const];
  sandbox = await startRunbookWorld({ tokens, now });
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

const operations: readonly (readonly [string, (gitlab: GitLab) => Promise<unknown>])[] = [
  ['readIssue', (gitlab) => gitlab.readIssue({ project, iid: 12 })],
  ['writeDescription', (gitlab) => gitlab.writeDescription(issue, 'new')],
  ['makeConfidential', (gitlab) => gitlab.makeConfidential(issue)],
  ['closeIssue', (gitlab) => gitlab.closeIssue(issue)],
  ['accessLevel', (gitlab) => gitlab.accessLevel(77, 2)],
  ['findUserByEmail', (gitlab) => gitlab.findUserByEmail('jane@example.com')],
  ['addComment', (gitlab) => gitlab.addComment(issue, 'Hello')],
  ['findOwnComment', (gitlab) => gitlab.findOwnComment(issue, 'x', 0)],
];

const faults: readonly (readonly [Fault, string, string, number | undefined])[] = [
  [{ kind: 'lost-answer' }, 'unknown-outcome', 'ECONNRESET', undefined],
  [{ kind: 'lost-request' }, 'unknown-outcome', 'ECONNRESET', undefined],
  [{ kind: 'cut-off' }, 'unknown-outcome', 'ECONNRESET', undefined],
  [{ kind: '500' }, 'unknown-outcome', 'HTTP 500', undefined],
  [{ kind: '429', retryAfter: 30 }, 'rate-limited', 'HTTP 429', 30],
  [{ kind: 'html' }, 'bad-answer', 'not-json', undefined],
  [{ kind: 'slow', milliseconds: 5_000 }, 'unknown-outcome', 'timeout', undefined],
  [{ kind: 'slow', milliseconds: 5_000, when: 'after' }, 'unknown-outcome', 'timeout', undefined],
];

describe.each(operations)('%s', (_name, act) => {
  test.each(faults)(
    'meets %j as %s with code %s, and asks GitLab once',
    async (fault, kind, code, retryAfterSeconds) => {
      sandbox.faults.always('*', fault);
      const before = sandbox.calls().length;
      const gitlab = createGitLab({ url: sandbox.url, token, now, timeoutMs: fault.kind === 'slow' ? 200 : 10_000 });

      const failure = await failureOf(act(gitlab));

      expect(failure).toMatchObject({ service: 'GitLab', kind, code, retryAfterSeconds });
      expect(sandbox.calls().length - before).toBe(1);
      expect(inspect(failure, { depth: Infinity, showHidden: true })).not.toContain(token);
    },
  );
});

test('a lost answer to a write is a write that was done, once', async () => {
  const gitlab = createGitLab({ url: sandbox.url, token, now });
  sandbox.faults.next('*', { kind: 'lost-answer' });

  await failureOf(gitlab.addComment(issue, 'only once'));

  expect(sandbox.notes(project, 12).filter(({ body }) => body === 'only once')).toHaveLength(1);
});

test.each([
  ['token-nonsense', 'HTTP 401', 'GET user: GitLab answered 401'],
  [
    'token-old',
    'HTTP 401',
    'GET user: GitLab answered 401 (invalid_token: the token has expired, was revoked, or is not known)',
  ],
])('with %s everything is refused', async (bad, code, message) => {
  const gitlab = createGitLab({ url: sandbox.url, token: bad, now });

  const failure = await failureOf(gitlab.findOwnComment(issue, 'x', 0));

  expect(failure).toMatchObject({ kind: 'refused', code, message });
});

test('a token that may only read is refused when it writes, by GitLab’s code for it', async () => {
  const gitlab = createGitLab({ url: sandbox.url, token: 'token-reader', now });

  const failure = await failureOf(gitlab.writeDescription(issue, 'new'));

  expect(failure).toMatchObject({
    kind: 'refused',
    code: 'HTTP 403',
    message: 'PUT projects/77/issues/12: GitLab answered 403 (insufficient_scope: the token needs the scope api)',
  });
});

test('a failure names the request as GitLab documents it, whichever of the client’s parts sent it', async () => {
  const gitlab = createGitLab({ url: sandbox.url, token, now });
  sandbox.faults.always('*', { kind: '500' });

  const failure = await failureOf(gitlab.addComment(issue, 'Hello'));

  expect(failure.message).toBe('POST projects/77/issues/12/notes: GitLab failed with status 500');
});

test('a write that meets another one in flight is refused and not repeated', async () => {
  const gitlab = createGitLab({ url: sandbox.url, token, now });
  sandbox.lockOnce(project, 12);

  const failure = await failureOf(gitlab.writeDescription(issue, 'new'));

  expect(failure).toMatchObject({ kind: 'refused', code: 'HTTP 409' });
});

test('a description that is too long is refused, naming the field', async () => {
  const gitlab = createGitLab({ url: sandbox.url, token, now });

  const failure = await failureOf(gitlab.writeDescription(issue, 'x'.repeat(1_048_577)));

  expect(failure.message).toBe('PUT projects/77/issues/12: GitLab answered 400 (it does not accept the description)');
});

test('a comment of nothing but quick actions, which leaves no comment, is a bad answer', async () => {
  const gitlab = createGitLab({ url: sandbox.url, token, now });

  const failure = await failureOf(gitlab.addComment(issue, '/label ~bug'));

  expect(failure).toMatchObject({ kind: 'bad-answer', code: 'not-as-expected' });
});
