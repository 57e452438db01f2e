import type { Issue } from '../../src/call/issue.js';

/** An issue for tests in which only the given parts matter. */
export function anIssue(parts: Partial<Issue> = {}): Issue {
  return {
    projectId: 100,
    iid: 12,
    title: 'Acme - Enforce 2FA on all groups',
    description: '',
    confidential: true,
    state: 'opened',
    labels: [],
    webUrl: 'https://gitlab.com/gitlab-com/support/runbooks/-/issues/12',
    reference: 'gitlab-com/support/runbooks#12',
    authorId: 1,
    assigneeIds: [],
    ...parts,
  };
}
