import type { Fault } from '../../../sandbox/faults.js';
import type { GitLab } from '../../../sandbox/gitlab/start-gitlab.js';
import { eventually } from '../../support/eventually.js';
import { ask, project, runbook, startRunbookWorld } from './runbook-world.js';

const put = `PUT /api/v4/projects/${project}/issues/12`;
let gitlab: GitLab;
beforeEach(async () => {
  gitlab = await startRunbookWorld();
});
afterEach(() => gitlab.close());

test.each<[string, Fault, string]>([
  ['lost-answer', { kind: 'lost-answer' }, 'New'],
  ['cut-off', { kind: 'cut-off' }, 'New'],
  ['lost-request', { kind: 'lost-request' }, 'Acme: enforce 2FA'],
  ['reset before', { kind: 'reset', when: 'before' }, 'Acme: enforce 2FA'],
  ['reset after', { kind: 'reset', when: 'after' }, 'New'],
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

test.each<['before' | 'after', string]>([
  ['before', 'Acme: enforce 2FA'],
  ['after', 'New'],
])('another answer %s it is carried out', async (when, title) => {
  const body = '{"message":"500 Internal Server Error"}';
  gitlab.faults.next(put, { kind: 'answer', status: 500, contentType: 'application/json', body, retryAfter: 3, when });

  const answer = await ask(gitlab, 'bot', 'PUT', runbook, { title: 'New' });

  expect(answer).toMatchObject({ status: 500, body: { message: '500 Internal Server Error' } });
  expect(gitlab.issue(project, 12).title).toBe(title);
});

test.each<['before' | 'after', string]>([
  ['before', 'Acme: enforce 2FA'],
  ['after', 'New'],
])('silence %s it is carried out: the caller waits until they give up', async (when, title) => {
  gitlab.faults.next(put, { kind: 'silence', when });
  let isAnswered = false;
  const answered = () => {
    isAnswered = true;
  };
  // It ends with the server.
  ask(gitlab, 'bot', 'PUT', runbook, { title: 'New' }).then(answered, () => undefined);

  await eventually(() => gitlab.faults.pending() === 0);
  await eventually(() => gitlab.issue(project, 12).title === title);
  await ask(gitlab, 'bot', 'GET', runbook);

  expect(isAnswered).toBe(false);
  expect(gitlab.issue(project, 12).title).toBe(title);
});

test('faults are chosen for what no rule concerns, until all is cleared', async () => {
  const chosen: string[] = [];
  gitlab.faults.next(put, { kind: '500' });
  gitlab.faults.choose((operation) => {
    chosen.push(operation);
    return { kind: '429', retryAfter: 1 };
  });

  const statuses = [await put12(), await put12()];
  gitlab.faults.clear();

  expect([...statuses, await put12()]).toEqual([500, 429, 200]);
  expect(chosen).toEqual([put]);
});

async function put12(): Promise<number> {
  return (await ask(gitlab, 'bot', 'PUT', runbook, { title: 'New' })).status;
}
