import { mayWorkOn } from '../../../src/domain/access/may-work-on.js';
import { anIssue } from '../../support/an-issue.js';

const issue = anIssue({ authorId: 1, assigneeIds: [2] });

test.each([
  ['a stranger', 9, undefined, false],
  ['minimal access', 9, 5, false],
  ['a guest', 9, 10, false],
  ['a planner', 9, 15, true],
  ['a reporter', 9, 20, true],
  ['an owner', 9, 50, true],
  ['the author, though a guest', 1, 10, true],
  ['the author, though not a member', 1, undefined, true],
  ['an assignee, though a guest', 2, 10, true],
])('%s', (_who, gitlabId, accessLevel, may) => {
  expect(mayWorkOn(issue, gitlabId, accessLevel)).toBe(may);
});
