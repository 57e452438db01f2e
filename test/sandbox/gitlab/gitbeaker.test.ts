import { Gitlab } from '@gitbeaker/rest';
import type { GitLab } from '../../../sandbox/gitlab/start-gitlab.js';
import { project, startRunbookWorld } from './runbook-world.js';

let gitlab: GitLab;
beforeAll(async () => {
  gitlab = await startRunbookWorld();
});
afterAll(() => gitlab.close());

test('the client that the app is built on works against this GitLab as it is', async () => {
  const api = new Gitlab({ host: gitlab.url, token: 'token-bot' });

  const issue = await api.Issues.show(12, { projectId: project });
  const edited = await api.Issues.edit(project, 12, { description: 'new', addLabels: 'a,b', dueDate: '2026-12-01' });
  const created = await api.Issues.create(project, 'Another', { confidential: true });
  const note = await api.IssueNotes.create(project, 12, 'Hello');
  await api.IssueNotes.edit(project, 12, note.id, { body: 'Hello again' });
  const member = await api.ProjectMembers.show(project, 2, { includeInherited: true });
  const users = await api.Users.all({ search: 'jane@example.com' });

  expect(issue.iid).toBe(12);
  expect(edited).toMatchObject({ description: 'new', labels: ['a', 'b'], due_date: '2026-12-01' });
  expect(created).toMatchObject({ iid: 14, confidential: true });
  expect(gitlab.notes(project, 12).filter((one) => !one.system)).toMatchObject([{ body: 'Hello again' }]);
  expect(member.access_level).toBe(30);
  expect(users.map((user) => user.username)).toEqual(['otto', 'jane']);
});

test('its list calls follow the links to every page', async () => {
  const api = new Gitlab({ host: gitlab.url, token: 'token-bot' });
  for (let count = 0; count < 45; count += 1) gitlab.commentAs('jane', project, 13, `note ${count}`);

  const notes = await api.IssueNotes.all(project, 13, { sort: 'asc', perPage: 20 });

  expect(notes.map((note) => note.body)).toEqual(Array.from({ length: 45 }, (_, count) => `note ${count}`));
});
