import type { GitLab } from '../../../sandbox/gitlab/start-gitlab.js';
import { ask, field, project, runbook, startRunbookWorld } from './runbook-world.js';

const put = `PUT /api/v4/projects/${project}/issues/12`;
let gitlab: GitLab;
beforeEach(async () => {
  gitlab = await startRunbookWorld();
});
afterEach(() => gitlab.close());

/** A fault in which Jane gives the issue another text while the app's write is held up. */
function janeWrites(at: 'arrival' | 'answer', description: string) {
  const act = async () => {
    gitlab.editAs('jane', project, 12, { description });
    return 'goes-on' as const;
  };
  return { kind: 'held', at, act } as const;
}

test('a person can edit between the app’s read and its write: the write wins, and the history has both', async () => {
  gitlab.faults.next(put, janeWrites('arrival', 'Jane’s'));
  const read = field(await ask(gitlab, 'bot', 'GET', runbook), 'description');

  await ask(gitlab, 'bot', 'PUT', runbook, { description: `${read}\n- [x] Done` });

  expect(gitlab.issue(project, 12).description).toBe('- [ ] Inform\n- [x] Check\n- [x] Done');
  expect(gitlab.history(project, 12).map(({ description, by }) => [by, description])).toEqual([
    ['jane', '- [ ] Inform\n- [x] Check'],
    ['jane', 'Jane’s'],
    ['runbook-bot', '- [ ] Inform\n- [x] Check\n- [x] Done'],
  ]);
});

test('a person can edit between the app’s write and its answer: the next read tells', async () => {
  gitlab.faults.next(put, janeWrites('answer', 'Jane’s'));

  const answer = await ask(gitlab, 'bot', 'PUT', runbook, { description: 'The app’s' });

  expect(field(answer, 'description')).toBe('The app’s');
  expect(field(await ask(gitlab, 'bot', 'GET', runbook), 'description')).toBe('Jane’s');
});

test('an issue is closed and reopened by state_event, and its text stays', async () => {
  const closed = await ask(gitlab, 'bot', 'PUT', runbook, { state_event: 'close' });
  const again = await ask(gitlab, 'bot', 'PUT', runbook, { state_event: 'close' });
  const { state } = gitlab.issue(project, 12);
  const reopened = await ask(gitlab, 'bot', 'PUT', runbook, { state_event: 'reopen' });

  expect([closed, again, reopened].map((answer) => field(answer, 'state'))).toEqual(['closed', 'closed', 'opened']);
  expect(state).toBe('closed');
  expect(gitlab.history(project, 12)).toHaveLength(1);
  expect(gitlab.notes(project, 12).map((note) => note.body)).toEqual(['closed', 'reopened']);
});

test('a guest who did not write the issue cannot close it', async () => {
  const answer = await ask(gitlab, 'gus', 'PUT', runbook, { state_event: 'close' });

  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(gitlab.issue(project, 12).state).toBe('opened');
});
