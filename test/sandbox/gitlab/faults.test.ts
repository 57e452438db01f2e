import type { Fault } from '../../../sandbox/faults.js';
import type { GitLab } from '../../../sandbox/gitlab/start-gitlab.js';
import { ask, project, runbook, startRunbookWorld } from './runbook-world.js';

const put = `PUT /api/v4/projects/${project}/issues/12`;
let gitlab: GitLab;
beforeEach(async () => {
  gitlab = await startRunbookWorld();
});
afterEach(() => gitlab.close());

test.each<[Fault['kind'], Fault, string]>([
  ['lost-answer', { kind: 'lost-answer' }, 'New'],
  ['cut-off', { kind: 'cut-off' }, 'New'],
  ['lost-request', { kind: 'lost-request' }, 'Acme: enforce 2FA'],
])('after %s the caller knows nothing, and the title is %s', async (_kind, fault, title) => {
  gitlab.faults.next(put, fault);

  await expect(ask(gitlab, 'bot', 'PUT', runbook, { title: 'New' })).rejects.toThrow();

  expect(gitlab.issue(project, 12).title).toBe(title);
});

test.each<[Fault, number]>([
  [{ kind: '429', retryAfter: 7 }, 429],
  [{ kind: '500' }, 500],
  [{ kind: 'html' }, 200],
])('%j changes nothing', async (fault, status) => {
  gitlab.faults.next(put, fault);

  const answer = await ask(gitlab, 'bot', 'PUT', runbook, { title: 'New' });

  expect(answer.status).toBe(status);
  expect(gitlab.issue(project, 12).title).toBe('Acme: enforce 2FA');
  expect((await ask(gitlab, 'bot', 'PUT', runbook, { title: 'New' })).body).toMatchObject({ title: 'New' });
});
