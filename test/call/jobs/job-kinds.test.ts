import { answersAClick, comesByItself } from '../../../src/call/jobs/answers-a-click.js';
import { isPost, jobKind, jobKinds } from '../../../src/call/jobs/job-kinds.js';

test.each(jobKinds.map(({ kind }) => kind))('the kind %s is registered once, under its own name', (kind) => {
  expect(jobKind(kind).kind).toBe(kind);
  expect(jobKinds.filter((each) => each.kind === kind)).toHaveLength(1);
});

test.each(jobKinds.map(({ kind, schema }) => [kind, schema] as const))(
  'the schema of %s accepts no other kind',
  (kind, schema) => {
    const others = jobKinds.filter((other) => other.kind !== kind);

    for (const other of others) expect(() => schema.parse({ kind: other.kind })).toThrow();
  },
);

test('what is not in the schema is not stored', () => {
  const payload = { kind: 'announcement', audience: 'managers', customer: 'jane@acme.example' };

  expect(jobKind('announcement').schema.parse(payload)).toEqual({ kind: 'announcement', audience: 'managers' });
});

test('posts are paced as Slack asks, and nothing else is', () => {
  expect(jobKinds.filter(({ kind }) => isPost(kind)).map(({ kind }) => kind)).toMatchInlineSnapshot(`
[
  "announcement",
  "reminder",
  "failure-notice",
  "drift-notice",
  "public-notice",
  "access-notice",
  "access-report",
  "result-notice",
  "run-panel",
  "progress",
  "summary",
  "correction",
]
`);
  expect(new Set(jobKinds.map(({ pacing }) => pacing))).toEqual(new Set([1_000, undefined]));
});

test('somebody waits for posts and edits that answer a click, and for nothing that comes by itself', () => {
  expect(jobKinds.map(({ kind }) => kind).filter((kind) => !comesByItself.includes(kind))).toMatchInlineSnapshot(`
[
  "announcement",
  "announcement-update",
  "issue-edit",
  "record",
  "summary",
  "summary-update",
  "correction",
  "close-issue",
]
`);
  expect(answersAClick({ kind: 'record' })).toBe(true);
  expect(answersAClick({ kind: 'public-notice' })).toBe(false);
});
