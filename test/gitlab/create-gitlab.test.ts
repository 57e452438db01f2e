import type { GitLab as Sandbox } from '../../sandbox/gitlab/start-gitlab.js';
import type { GitLab } from '../../src/call/ports/gitlab.js';
import { nothingRecorded } from '../../src/call/recording/recording.js';
import { writeNote } from '../../src/features/edit-issue/write-note.js';
import { createGitLab } from '../../src/gitlab/create-gitlab.js';
import { elsewhere, project, startRunbookWorld } from '../sandbox/gitlab/runbook-world.js';
import { sampleCall } from '../support/sample-call.js';
import { failureOf } from './failure-of.js';

const now = Date.parse('2026-11-20T10:00:00Z');
const issue = { projectId: 77, iid: 12 };
let sandbox: Sandbox;
let gitlab: GitLab;

beforeEach(async () => {
  sandbox = await startRunbookWorld({ now: () => now });
  gitlab = createGitLab({ url: `${sandbox.url}/`, token: 'token-bot', now: () => now });
});
afterEach(() => sandbox.close());

test('an issue is read by its project path, and carries the numbers that outlive a move', async () => {
  const read = await gitlab.readIssue({ project, iid: 12 });

  expect(read).toEqual({
    projectId: 77,
    iid: 12,
    title: 'Acme: enforce 2FA',
    description: '- [ ] Inform\n- [x] Check',
    confidential: true,
    state: 'opened',
    labels: [],
    webUrl: `${sandbox.url}/${project}/-/issues/12`,
    reference: `${project}#12`,
    authorId: 2,
    assigneeIds: [],
  });
});

test.each([
  ['no such issue', { project, iid: 999 }],
  ['no such project', { project: 'gitlab-com/none', iid: 12 }],
])('%s reads as undefined', async (_title, ref) => {
  expect(await gitlab.readIssue(ref)).toBeUndefined();
});

test.each(['..', '.', 'runbooks', ''])('%p is no project, and GitLab is not asked', async (name) => {
  expect(await gitlab.readIssue({ project: name, iid: 12 })).toBeUndefined();
  expect(sandbox.calls()).toEqual([]);
});

test('an issue that the token may not see reads as undefined', async () => {
  const guest = createGitLab({ url: sandbox.url, token: 'token-gus', now: () => now });

  expect(await guest.readIssue({ project, iid: 12 })).toBeUndefined();
});

test('a moved project is found by its former path, and written to by its number', async () => {
  sandbox.moveProject(project, 'gitlab-com/moved');

  const read = await gitlab.readIssue({ project, iid: 12 });
  const written = await gitlab.writeDescription(issue, 'new');

  expect(read).toMatchObject({ projectId: 77, reference: 'gitlab-com/moved#12' });
  expect(written.description).toBe('new');
});

test('writing a description sends the description and nothing else', async () => {
  const written = await gitlab.writeDescription(issue, 'a | b\n\n- [x] ünïcode 🦊');

  expect(written.description).toBe('a | b\n\n- [x] ünïcode 🦊');
  expect(sandbox.calls()).toMatchObject([{ method: 'PUT', body: { description: 'a | b\n\n- [x] ünïcode 🦊' } }]);
  expect(Object.keys(Object(sandbox.calls()[0]?.body))).toEqual(['description']);
});

test('an issue can be emptied', async () => {
  expect((await gitlab.writeDescription(issue, '')).description).toBe('');
});

test('a description of 1 MiB goes there and back', async () => {
  const description = '€'.repeat(1_048_576);

  expect((await gitlab.writeDescription(issue, description)).description).toBe(description);
});

test('making an issue confidential returns what came of it', async () => {
  const planner = await gitlab.makeConfidential({ projectId: 77, iid: 13 });

  expect(planner.confidential).toBe(true);
});

test('when GitLab drops the wish for confidentiality, the returned issue says so', async () => {
  const guest = createGitLab({ url: sandbox.url, token: 'token-gus', now: () => now });

  expect((await guest.makeConfidential({ projectId: 77, iid: 13 })).confidential).toBe(false);
});

test('closing an issue asks for that and nothing else, and one that is closed stays so', async () => {
  const closed = await gitlab.closeIssue(issue);
  const again = await gitlab.closeIssue(issue);

  expect([closed.state, again.state]).toEqual(['closed', 'closed']);
  expect(sandbox.calls()).toMatchObject([
    { method: 'PUT', body: { state_event: 'close' } },
    { method: 'PUT', body: { state_event: 'close' } },
  ]);
  expect(Object.keys(Object(sandbox.calls()[0]?.body))).toEqual(['state_event']);
});

test('who may not close an issue is refused', async () => {
  const reader = createGitLab({ url: sandbox.url, token: 'token-reader', now: () => now });

  expect(await failureOf(reader.closeIssue(issue))).toMatchObject({ kind: 'refused', code: 'HTTP 403' });
});

test.each([
  ['a direct member', 3, 10],
  ['a member by inheritance', 2, 30],
  ['no member', 4, undefined],
  ['nobody', 999, undefined],
])('the access level of %s (user %i) is %s', async (_title, user, level) => {
  expect(await gitlab.accessLevel(77, user)).toBe(level);
});

test.each(['blocked', 'deactivated', 'banned', 'ldap_blocked', 'blocked_pending_approval'] as const)(
  'a member whose account is %s has no access level',
  async (state) => {
    expect(await gitlab.accessLevel(77, 2)).toBe(30);
    sandbox.setAccount('jane', state);

    expect(await gitlab.accessLevel(77, 2)).toBeUndefined();
  },
);

test('a membership that awaits approval gives no access level', async () => {
  sandbox.setMember(project, 'otto', { level: 30, state: 'awaiting' });

  expect(await gitlab.accessLevel(77, 4)).toBeUndefined();
});

test('a membership that is over gives no access level, even while GitLab still lists it', async () => {
  sandbox.setMember(project, 'otto', { level: 30, expiresAt: '2026-11-21' });
  const tomorrow = createGitLab({
    ...{ url: sandbox.url, token: 'token-bot' },
    now: () => Date.parse('2026-11-21T00:00:00Z'),
  });

  expect(await gitlab.accessLevel(77, 4)).toBe(30);
  expect(await tomorrow.accessLevel(77, 4)).toBeUndefined();
});

test.each(['jane@example.com', 'Jane@Example.com', ' jane@example.com '])(
  'the user behind %p is the one whose address it is, not the one who calls himself by it',
  async (email) => {
    expect(await gitlab.findUserByEmail(email)).toEqual({ id: 2, username: 'jane', name: 'Jane Smith' });
  },
);

test.each(['otto@example.com', 'jane', '', '@', 'jane@example.co'])('nobody is found by %p', async (email) => {
  expect(await gitlab.findUserByEmail(email)).toBeUndefined();
});

test('a comment is added, found by its marker and replaced', async () => {
  const added = await gitlab.addComment(issue, 'Announced\n<!-- call 1 -->');
  const found = await gitlab.findOwnComment(issue, '<!-- call 1 -->', 0);
  const edited = await gitlab.editComment(issue, added.id, 'Moved\n<!-- call 1 -->');

  expect(found).toEqual(added);
  expect(edited).toEqual({ id: added.id, body: 'Moved\n<!-- call 1 -->' });
  expect(await gitlab.findOwnComment(issue, '<!-- call 2 -->', 0)).toBeUndefined();
});

test('a comment that is not there any more cannot be replaced', async () => {
  const added = await gitlab.addComment(issue, 'Announced');

  expect(await gitlab.editComment(issue, added.id + 1_000, 'Moved')).toBeUndefined();
});

test('among forty comments of a megabyte, ours is replaced by its number with one request', async () => {
  const added = await gitlab.addComment(issue, 'Announced');
  for (let count = 0; count < 40; count += 1) sandbox.commentAs('jane', project, 12, 'x'.repeat(1_000_000));
  const before = sandbox.calls().length;
  const call = { ...sampleCall(), id: 1, issue, revision: 0, recording: nothingRecorded };

  const written = await writeNote(gitlab, call, 'Moved', { id: added.id, mayExist: true });

  expect(written).toBe(added.id);
  expect(
    sandbox
      .calls()
      .slice(before)
      .map(({ operation }) => operation.split(' ')[0]),
  ).toEqual(['PUT']);
});

test("a marker in somebody else's comment is not found, and the newest of one's own is", async () => {
  sandbox.commentAs('jane', project, 12, 'copied <!-- call 1 -->');
  await gitlab.addComment(issue, 'first <!-- call 1 -->');
  const second = await gitlab.addComment(issue, 'second <!-- call 1 -->');

  expect(await gitlab.findOwnComment(issue, '<!-- call 1 -->', 0)).toEqual(second);
});

test('a comment beyond the first hundred is found by reading page after page', async () => {
  const added = await gitlab.addComment(issue, 'mine <!-- call 1 -->');
  for (let count = 0; count < 230; count += 1) sandbox.commentAs('jane', project, 12, `note ${count}`);

  const found = await gitlab.findOwnComment(issue, '<!-- call 1 -->', 0);

  expect(found).toEqual(added);
  expect(sandbox.calls().filter(({ url }) => url.includes('/notes?'))).toHaveLength(3);
});

test('who the token belongs to is asked once, and again after a failure', async () => {
  sandbox.faults.next('GET /api/v4/user', { kind: '500' });
  await failureOf(gitlab.findOwnComment(issue, 'x', 0));
  await gitlab.findOwnComment(issue, 'x', 0);
  await gitlab.findOwnComment(issue, 'x', 0);

  expect(sandbox.calls().filter(({ operation }) => operation === 'GET /api/v4/user')).toHaveLength(2);
});

describe('an issue that was moved', () => {
  beforeEach(() => {
    sandbox.commentAs('jane', project, 12, `Moved.\n\n/move ${elsewhere}`);
  });

  test('is found where it is now', async () => {
    const left = await gitlab.readIssue({ project, iid: 12 });

    const found = left && (await gitlab.findMovedTo(left));

    expect(left).toMatchObject({ state: 'closed', movedToId: expect.any(Number) });
    expect(found).toMatchObject({ projectId: 78, reference: `${elsewhere}#2`, title: 'Acme: enforce 2FA' });
  });

  test('is not found where the token may not see it', async () => {
    sandbox.setMember(elsewhere, 'runbook-bot', undefined);
    const left = await gitlab.readIssue({ project, iid: 12 });

    expect(left && (await gitlab.findMovedTo(left))).toBeUndefined();
  });

  test('is not found by a note that somebody has written about another issue', async () => {
    const left = await gitlab.readIssue({ project, iid: 12 });

    expect(left && (await gitlab.findMovedTo({ ...left, movedToId: 1 }))).toBeUndefined();
  });
});
