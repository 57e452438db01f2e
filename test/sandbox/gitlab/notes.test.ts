import type { GitLab } from '../../../sandbox/gitlab/start-gitlab.js';
import { ask, column, elsewhere, field, project, runbook, startRunbookWorld } from './runbook-world.js';

const notes = `${runbook}/notes`;
let gitlab: GitLab;
let time: number;
beforeEach(async () => {
  time = Date.parse('2026-11-20T10:00:00Z');
  gitlab = await startRunbookWorld({ now: () => time });
});
afterEach(() => gitlab.close());

test('a note is written, read, changed and deleted by its author', async () => {
  const written = await ask(gitlab, 'bot', 'POST', notes, { body: 'first' });
  time += 1000;
  const changed = await ask(gitlab, 'bot', 'PUT', `${notes}/${field(written, 'id')}`, { body: 'second' });
  const read = await ask(gitlab, 'jane', 'GET', `${notes}/${field(written, 'id')}`);
  const deleted = await ask(gitlab, 'bot', 'DELETE', `${notes}/${field(written, 'id')}`);

  expect(written.status).toBe(201);
  expect(written.body).toMatchObject({ body: 'first', system: false, internal: false, author: { id: 1 } });
  expect(changed.status).toBe(200);
  expect(read.body).toMatchObject({ body: 'second', updated_at: '2026-11-20T10:00:01.000Z' });
  expect(deleted.status).toBe(204);
  expect((await ask(gitlab, 'bot', 'GET', `${notes}/${field(written, 'id')}`)).status).toBe(404);
});

test('the list starts with the newest note, and can be asked for from the oldest', async () => {
  for (const body of ['a', 'b', 'c']) await ask(gitlab, 'bot', 'POST', notes, { body });
  const newest = await ask(gitlab, 'bot', 'GET', notes);
  const oldest = await ask(gitlab, 'bot', 'GET', `${notes}?sort=asc&order_by=created_at`);

  expect(column(newest, 'body')).toEqual(['c', 'b', 'a']);
  expect(column(oldest, 'body')).toEqual(['a', 'b', 'c']);
});

test('what people change leaves system notes, which nobody can edit', async () => {
  gitlab.editAs('jane', project, 12, { stateEvent: 'close' });
  const activity = await ask(gitlab, 'mia', 'GET', `${notes}?activity_filter=only_activity`);
  const [id] = column(activity, 'id');

  expect(activity.body).toMatchObject([{ body: 'closed', system: true, author: { username: 'jane' } }]);
  expect((await ask(gitlab, 'mia', 'PUT', `${notes}/${id}`, { body: 'x' })).status).toBe(403);
});

test("only the author and maintainers change a person's note", async () => {
  const written = await ask(gitlab, 'jane', 'POST', notes, { body: "Jane's" });

  expect((await ask(gitlab, 'bot', 'PUT', `${notes}/${field(written, 'id')}`, { body: 'x' })).status).toBe(403);
  expect((await ask(gitlab, 'mia', 'PUT', `${notes}/${field(written, 'id')}`, { body: 'x' })).status).toBe(200);
});

test('an internal note is hidden from guests', async () => {
  const open = '/projects/77/issues/13/notes';
  const written = await ask(gitlab, 'bot', 'POST', open, { body: 'between us', internal: true });

  expect((await ask(gitlab, 'gus', 'GET', open)).body).toEqual([]);
  expect((await ask(gitlab, 'gus', 'GET', `${open}/${field(written, 'id')}`)).status).toBe(404);
  expect((await ask(gitlab, 'jane', 'GET', open)).body).toHaveLength(1);
});

test('a note of nothing but quick actions is answered with 202 and leaves no note', async () => {
  const answer = await ask(gitlab, 'bot', 'POST', notes, { body: '/label ~bug' });

  expect(answer.status).toBe(202);
  expect(field(answer, 'id')).toBeUndefined();
  expect(gitlab.notes(project, 12)).toEqual([]);
  expect(gitlab.issue(project, 12).labels).toEqual(['bug']);
});

test.each([
  ['no body', {}, { error: 'body is missing' }],
  ['a blank body', { body: ' ' }, { message: '400 Bad request - Note {:note=>["can\'t be blank"]}' }],
  [
    'more than 1,000,000 characters',
    { body: 'x'.repeat(1_000_001) },
    { message: '400 Bad request - Note {:note=>["is too long (maximum is 1000000 characters)"]}' },
  ],
])('a note with %s is refused', async (_title, fields, expected) => {
  const { status, body } = await ask(gitlab, 'bot', 'POST', notes, fields);

  expect([status, body]).toEqual([400, expected]);
});

test('a mention is told once to those who may read it, and never from within backticks', async () => {
  await ask(gitlab, 'bot', 'POST', notes, { body: '@jane and @gus and `@mia` and @runbook-bot' });
  await ask(gitlab, 'bot', 'PUT', runbook, { description: 'ask @mia' });
  await ask(gitlab, 'bot', 'PUT', runbook, { description: 'ask @mia again' });

  expect(gitlab.mentions().map(({ username, by, noteId }) => [username, by, noteId !== undefined])).toEqual([
    ['jane', 'runbook-bot', true],
    ['mia', 'runbook-bot', false],
  ]);
});

test('@all reaches every member of the project who may read the issue', async () => {
  await ask(gitlab, 'jane', 'POST', notes, { body: 'Hello @all' });

  expect(gitlab.mentions().map(({ username }) => username)).toEqual(['runbook-bot']);
});

test('a link to another issue leaves a note there', async () => {
  await ask(gitlab, 'bot', 'POST', notes, { body: `see ${gitlab.url}/${elsewhere}/-/issues/1 and \`${elsewhere}#1\`` });

  expect(gitlab.crossReferences()).toEqual([{ from: `${project}#12`, to: `${elsewhere}#1`, by: 'runbook-bot' }]);
  expect(gitlab.notes(elsewhere, 1)).toMatchObject([{ body: `mentioned in issue ${project}#12`, system: true }]);
});

test('long lists come in pages, at most 100 a page, with headers that lead on', async () => {
  for (let count = 0; count < 45; count += 1) gitlab.commentAs('jane', project, 12, `note ${count}`);
  const first = await ask(gitlab, 'bot', 'GET', notes);
  const last = await ask(gitlab, 'bot', 'GET', `${notes}?page=3`);
  const all = await ask(gitlab, 'bot', 'GET', `${notes}?per_page=1000`);

  expect(first.body).toHaveLength(20);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-page': '1',
    'x-next-page': '2',
    'x-total': '45',
    'x-total-pages': '3',
    'x-per-page': '20',
  });
  expect(first.headers.get('link')).toContain('notes?page=2&per_page=20>; rel="next"');
  expect(last.body).toHaveLength(5);
  expect(last.headers.get('x-next-page')).toBe('');
  expect(all.headers.get('x-per-page')).toBe('100');
});
