import type { GitLab } from '../../../sandbox/gitlab/start-gitlab.js';
import { ask, elsewhere, encoded, field, project, runbook, startRunbookWorld } from './runbook-world.js';

let gitlab: GitLab;
beforeEach(async () => {
  gitlab = await startRunbookWorld();
});
afterEach(() => gitlab.close());

test('an issue is answered with the fields of the real API', async () => {
  const { status, body } = await ask(gitlab, 'jane', 'GET', runbook);

  expect(status).toBe(200);
  expect(body).toMatchObject({
    iid: 12,
    project_id: 77,
    title: 'Acme: enforce 2FA',
    description: '- [ ] Inform\n- [x] Check',
    state: 'opened',
    type: 'ISSUE',
    confidential: true,
    author: { id: 2, username: 'jane' },
    assignees: [],
    labels: [],
    moved_to_id: null,
    web_url: `${gitlab.url}/${project}/-/issues/12`,
    references: { short: '#12', full: `${project}#12` },
    task_completion_status: { count: 2, completed_count: 1 },
    _links: { self: `${gitlab.url}/api/v4/projects/77/issues/12` },
  });
});

test.each([
  ['jane', 200, 'inherits Developer from the group'],
  ['bot', 200, 'is a Planner'],
  ['gus', 404, 'is a Guest'],
  ['otto', 404, 'is no member'],
])('reading the confidential issue as %s gives %i, who %s', async (who, status) => {
  expect((await ask(gitlab, who, 'GET', runbook)).status).toBe(status);
});

test('a guest reads a confidential issue that is assigned to them', async () => {
  gitlab.editAs('jane', project, 12, { assigneeIds: [3] });

  expect((await ask(gitlab, 'gus', 'GET', runbook)).status).toBe(200);
});

test('a missing issue and a hidden one are answered in the same words', async () => {
  const missing = await ask(gitlab, 'gus', 'GET', `/projects/${encoded}/issues/999`);
  const hidden = await ask(gitlab, 'gus', 'GET', runbook);

  expect(hidden.body).toEqual({ message: '404 Not found' });
  expect(missing.body).toEqual(hidden.body);
});

test('the project is found by its number and by its path in any letter case', async () => {
  const byNumber = await ask(gitlab, 'bot', 'GET', '/projects/77');
  const byPath = await ask(gitlab, 'bot', 'GET', `/projects/${encoded.toUpperCase()}`);

  expect(byNumber.body).toMatchObject({ id: 77, path_with_namespace: project });
  expect(byPath.body).toEqual(byNumber.body);
});

test('the last write wins, and the history keeps what was overwritten', async () => {
  await ask(gitlab, 'bot', 'PUT', runbook, { description: 'by the bot' });
  gitlab.editAs('jane', project, 12, { description: 'by Jane' });

  expect(gitlab.issue(project, 12).description).toBe('by Jane');
  expect(gitlab.history(project, 12).map(({ by, description }) => [by, description])).toEqual([
    ['jane', '- [ ] Inform\n- [x] Check'],
    ['runbook-bot', 'by the bot'],
    ['jane', 'by Jane'],
  ]);
});

test('a description is stored without carriage returns and without white space at its end', async () => {
  const answer = await ask(gitlab, 'bot', 'PUT', runbook, { description: 'one\r\ntwo\r\n\r\n' });

  expect(field(answer, 'description')).toBe('one\ntwo');
});

test("quick actions in a description are carried out with the token's rights and taken out of the text", async () => {
  const { body } = await ask(gitlab, 'bot', 'PUT', runbook, { description: 'text\n\r/close\n/label ~"needs review"' });

  expect(body).toMatchObject({ state: 'closed', labels: ['needs review'], description: 'text' });
});

test('a user without the right to administer may close their own issue but not label it', async () => {
  const { body } = await ask(gitlab, 'gus', 'PUT', `/projects/77/issues/13`, { description: '/close\n/label ~bug' });

  expect(body).toMatchObject({ state: 'closed', labels: [] });
});

test('moving an issue by quick action closes it and says where it went', async () => {
  await ask(gitlab, 'bot', 'PUT', runbook, { description: `text\n/move ${elsewhere}` });

  const copy = gitlab.issue(elsewhere, 2);
  expect((await ask(gitlab, 'bot', 'GET', runbook)).body).toMatchObject({ state: 'closed', moved_to_id: copy.id });
});

test('fields that the token may not set are dropped without a word', async () => {
  const fields = {
    confidential: true,
    assignee_ids: [3],
    due_date: '2026-01-01',
    discussion_locked: true,
    labels: 'x',
  };
  const { status, body } = await ask(gitlab, 'gus', 'PUT', '/projects/77/issues/13', { ...fields, title: 'New' });

  expect(status).toBe(200);
  expect(body).toMatchObject({
    title: 'New',
    confidential: false,
    assignees: [],
    due_date: null,
    labels: [],
    discussion_locked: null,
  });
});

test('the same fields take effect for a Planner', async () => {
  const fields = {
    confidential: true,
    assignee_ids: [3],
    due_date: '2026-01-01',
    discussion_locked: true,
    labels: 'x',
  };
  const { body } = await ask(gitlab, 'bot', 'PUT', '/projects/77/issues/13', fields);

  expect(body).toMatchObject({ confidential: true, due_date: '2026-01-01', labels: ['x'], discussion_locked: true });
  expect(body).toMatchObject({ assignees: [{ id: 3 }] });
});

test('somebody who may read an issue but neither wrote it nor may change it gets 403', async () => {
  await ask(gitlab, 'jane', 'POST', '/projects/77/issues', { title: "Jane's" });

  expect((await ask(gitlab, 'gus', 'PUT', '/projects/77/issues/14', { title: 'x' })).status).toBe(403);
});

test('an issue is created with the next number, and its quick actions are carried out', async () => {
  const fields = { title: 'New', description: 'text\n/confidential', labels: ['a', 'b'] };
  const { status, body } = await ask(gitlab, 'bot', 'POST', `/projects/${encoded}/issues`, fields);

  expect(status).toBe(201);
  expect(body).toMatchObject({ iid: 14, confidential: true, description: 'text', labels: ['a', 'b'] });
});

test.each([
  [
    'a title that is too long',
    { title: 'x'.repeat(256) },
    { message: { title: ['is too long (maximum is 255 characters)'] } },
  ],
  ['a blank title', { title: ' ' }, { message: { title: ["can't be blank"] } }],
  [
    'a description of more than 1 MiB',
    { description: 'x'.repeat(1_048_577) },
    { message: { description: ['is too long (maximum is 1048576 characters)'] } },
  ],
  ['an unknown state event', { state_event: 'explode' }, { error: 'state_event is invalid' }],
  ['nothing', {}, { error: 'title, description, … are missing, at least one parameter must be provided' }],
])('%s is refused', async (_title, fields, expected) => {
  const { status, body } = await ask(gitlab, 'bot', 'PUT', runbook, fields);

  expect(status).toBe(400);
  expect(body).toEqual(expected);
});

test('a description of exactly 1 MiB is taken', async () => {
  const answer = await ask(gitlab, 'bot', 'PUT', runbook, { description: '€'.repeat(1_048_576) });

  expect(answer.status).toBe(200);
  expect(field(answer, 'description')).toHaveLength(1_048_576);
});

test('under a former path GET is redirected to the number and writes are refused', async () => {
  const former = `/projects/${encodeURIComponent('support/runbooks')}/issues/12`;
  const read = await ask(gitlab, 'bot', 'GET', former);
  const write = await ask(gitlab, 'bot', 'PUT', former, { title: 'x' });

  expect(read.status).toBe(301);
  expect(read.headers.get('location')).toBe(`${gitlab.url}/api/v4/projects/77/issues/12`);
  expect(write.status).toBe(405);
  expect(write.body).toEqual({ message: 'Non GET methods are not allowed for moved projects' });
});

test('a project that moves while tests run leaves its former path behind', async () => {
  gitlab.moveProject(project, 'gitlab-com/moved');

  expect((await ask(gitlab, 'bot', 'GET', runbook)).status).toBe(301);
  expect((await ask(gitlab, 'bot', 'GET', '/projects/77/issues/12')).body).toMatchObject({
    references: { full: 'gitlab-com/moved#12' },
  });
});

test('a write that meets another one in flight is refused once', async () => {
  gitlab.lockOnce(project, 12);
  const first = await ask(gitlab, 'bot', 'PUT', runbook, { title: 'x' });
  const second = await ask(gitlab, 'bot', 'PUT', runbook, { title: 'x' });

  expect([first.status, first.body]).toEqual([409, { message: '409 Conflict: Resource lock' }]);
  expect(second.status).toBe(200);
});

test('watchers hear of calls and of changes', async () => {
  const heard: string[] = [];
  const stop = gitlab.subscribe((event) => {
    heard.push(event.kind === 'issue' ? `${event.project}#${event.iid}` : `${event.call.status ?? 'asked'}`);
  });

  await ask(gitlab, 'bot', 'PUT', runbook, { title: 'x' });
  stop();
  await ask(gitlab, 'bot', 'PUT', runbook, { title: 'y' });

  expect(heard).toEqual(['asked', `${project}#12`, '200']);
});
