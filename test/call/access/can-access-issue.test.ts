import { canAccessIssue } from '../../../src/call/access/can-access-issue.js';
import { anIssue } from '../../support/an-issue.js';

const issue = anIssue({ authorId: 1, assigneeIds: [2, 3] });

const levels = [undefined, 0, 5, 9, 10, 14, 15, 20, 30, 40, 50, 60] as const;

describe.each([
  ['somebody who neither wrote the issue nor is assigned to it', 9, 15],
  ['the author', 1, 10],
  ['an assignee', 2, 10],
  ['another assignee', 3, 10],
])('%s', (_who, gitlabId, least) => {
  test.each(levels.filter((level) => level === undefined || level < least))('is refused with level %p', (level) => {
    expect(canAccessIssue(issue, gitlabId, level)).toBe(false);
  });

  test.each(levels.filter((level) => level !== undefined && level >= least))('is let in with level %p', (level) => {
    expect(canAccessIssue(issue, gitlabId, level)).toBe(true);
  });
});
