import type { GitLab } from '../../../sandbox/gitlab/start-gitlab.js';
import { ask, column, encoded, field, project, runbook, startRunbookWorld } from './runbook-world.js';

let gitlab: GitLab;
let time: number;
beforeEach(async () => {
  time = Date.parse('2026-11-20T10:00:10Z');
  gitlab = await startRunbookWorld({ now: () => time, rateLimits: { api: 12, notes: 2, users: 3 } });
});
afterEach(() => gitlab.close());

test.each([
  ['nonsense', 401, { message: '401 Unauthorized' }],
  ['old', 401, { error: 'invalid_token' }],
  ['revoked', 401, { error: 'invalid_token' }],
  ['blocked', 403, { message: '403 Forbidden - Your account has been blocked.' }],
])('token "%s" is answered with %i', async (who, status, expected) => {
  const answer = await ask(gitlab, who, 'GET', '/user');

  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject(expected);
});

test('a read_api token reads but does not write', async () => {
  expect((await ask(gitlab, 'reader', 'GET', runbook)).status).toBe(200);
  const write = await ask(gitlab, 'reader', 'PUT', runbook, { title: 'x' });

  expect(write.status).toBe(403);
  expect(write.body).toMatchObject({ error: 'insufficient_scope', scope: 'api' });
  expect(gitlab.issue(project, 12).title).toBe('Acme: enforce 2FA');
});

test('a token says what it may do and whose it is', async () => {
  const self = await ask(gitlab, 'reader', 'GET', '/personal_access_tokens/self');
  const user = await ask(gitlab, 'reader', 'GET', '/user');

  expect(self.body).toMatchObject({ scopes: ['read_api'], user_id: 1, active: true });
  expect(user.body).toMatchObject({ id: 1, username: 'runbook-bot', bot: true });
});

test('a username is found in any letter case; lists do not show e-mail addresses, the user page does', async () => {
  const list = await ask(gitlab, 'bot', 'GET', '/users?username=JANE');
  const page = await ask(gitlab, 'bot', 'GET', '/users/2');

  expect(list.body).toMatchObject([{ id: 2, username: 'jane' }]);
  expect(column(list, 'public_email')).toEqual([undefined]);
  expect(field(page, 'public_email')).toBe('jane@example.com');
});

test('searching for an address also finds people who call themselves by it', async () => {
  const found = await ask(gitlab, 'bot', 'GET', '/users?search=Jane@example.com');
  const part = await ask(gitlab, 'bot', 'GET', '/users?search=ane@example.co');

  expect(column(found, 'username')).toEqual(['otto', 'jane']);
  expect(column(part, 'username')).toEqual(['otto']);
});

test('a membership is the strongest of the direct and the inherited ones', async () => {
  gitlab.setMember(project, 'jane', 10);

  expect((await ask(gitlab, 'bot', 'GET', `/projects/${encoded}/members/all/2`)).body).toMatchObject({
    access_level: 30,
  });
  expect((await ask(gitlab, 'bot', 'GET', '/projects/77/members/all/3')).body).toMatchObject({ access_level: 10 });
  expect((await ask(gitlab, 'bot', 'GET', '/projects/77/members/all/4')).status).toBe(404);
});

test('a membership that has ended is none', async () => {
  gitlab.setMember(project, 'otto', { level: 30, expiresAt: '2026-11-21' });
  const before = await ask(gitlab, 'otto', 'GET', runbook);
  time = Date.parse('2026-11-21T00:00:01Z');
  const after = await ask(gitlab, 'otto', 'GET', runbook);

  expect([before.status, after.status]).toEqual([200, 404]);
});

test.each(['private', 'public'] as const)(
  'who wrote a confidential issue of a %s project reads it as a Guest, and not once they are no member any more',
  async (visibility) => {
    const own = await startRunbookWorld({
      projects: [
        {
          path: project,
          id: 77,
          visibility,
          members: { gus: 10 },
          issues: [{ iid: 12, title: 'His own', author: 'gus', confidential: true }],
        },
      ],
    });
    const asGuest = await ask(own, 'gus', 'GET', runbook);
    own.setMember(project, 'gus', undefined);
    const asFormerMember = await ask(own, 'gus', 'GET', runbook);
    await own.close();

    expect([asGuest.status, asFormerMember.status]).toEqual([200, 404]);
  },
);

test.each(['blocked', 'deactivated', 'banned', 'ldap_blocked', 'blocked_pending_approval'] as const)(
  'an account that is %s may do nothing, though its memberships are still listed',
  async (state) => {
    gitlab.setAccount('jane', state);

    expect((await ask(gitlab, 'jane', 'GET', runbook)).status).toBe(403);
    expect(() => gitlab.editAs('jane', project, 12, { description: 'x' })).toThrow();
    expect((await ask(gitlab, 'bot', 'GET', '/projects/77/members/all/2')).body).toMatchObject({
      access_level: 30,
      state,
    });
  },
);

test('more requests than the limit are refused until the minute is over', async () => {
  const statuses: number[] = [];
  for (let count = 0; count < 12; count += 1) statuses.push((await ask(gitlab, 'bot', 'GET', '/version')).status);
  const refused = await ask(gitlab, 'bot', 'GET', '/version');
  time += 50_000;
  const later = await ask(gitlab, 'bot', 'GET', '/version');

  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('50');
  expect(refused.headers.get('ratelimit-limit')).toBe('12');
  expect(refused.headers.get('ratelimit-remaining')).toBe('0');
  expect(later.status).toBe(200);
});

test('notes have a limit of their own, reached while general quota is left', async () => {
  for (let count = 0; count < 2; count += 1) await ask(gitlab, 'bot', 'POST', `${runbook}/notes`, { body: 'x' });
  const refused = await ask(gitlab, 'bot', 'POST', `${runbook}/notes`, { body: 'x' });

  expect(refused.status).toBe(429);
  expect(refused.headers.get('ratelimit-remaining')).toBe('9');
  expect(gitlab.notes(project, 12)).toHaveLength(2);
});

test('single users have a limit of their own, in ten minutes', async () => {
  for (let count = 0; count < 3; count += 1) await ask(gitlab, 'bot', 'GET', '/users/2');
  const refused = await ask(gitlab, 'bot', 'GET', '/users/2');
  const list = await ask(gitlab, 'bot', 'GET', '/users?username=jane');
  time = Date.parse('2026-11-20T10:10:00Z');
  const later = await ask(gitlab, 'bot', 'GET', '/users/2');

  expect([refused.status, list.status, later.status]).toEqual([429, 200, 200]);
  expect(refused.headers.get('retry-after')).toBe('590');
});

test('the calls are on record: what was asked, by whom, and how it was answered', async () => {
  await ask(gitlab, 'bot', 'PUT', '/projects/77/issues/12', { title: 'x' });
  await ask(gitlab, 'nonsense', 'GET', '/user');

  expect(gitlab.calls()).toMatchObject([
    { operation: `PUT /api/v4/projects/${project}/issues/12`, body: { title: 'x' }, by: 'runbook-bot', status: 200 },
    { operation: 'GET /api/v4/user', by: undefined, status: 401 },
  ]);
});
