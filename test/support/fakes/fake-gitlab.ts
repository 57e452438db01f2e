import type { Issue, IssueKey, IssueRef } from '../../../src/call/issue.js';
import type { Comment, GitLab, GitLabUser } from '../../../src/call/ports/gitlab.js';
import type { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { anIssue } from '../an-issue.js';

export interface FakeGitLab extends GitLab {
  /** The one issue that there is; `undefined` once it is gone. Project 100 is `gitlab-com/support/runbooks`. */
  issue: Issue | undefined;
  /** User id → access level in the project. */
  readonly levels: Map<number, number>;
  /** Accounts by their public e-mail address. */
  readonly usersByEmail: Map<string, GitLabUser>;
  /** Every request in order, e.g. `accessLevel 12`. */
  readonly requests: readonly string[];
  /** GitLab takes the request for confidentiality and changes nothing, as it does for some tokens. */
  ignoresConfidentiality: boolean;
  /** GitLab takes the request to close the issue and leaves it open. */
  ignoresClosing: boolean;
  /** What a moved issue is now, as far as the app may see it. */
  movedTo: Issue | undefined;
  /** Thrown by every request while set. */
  down: ServiceFailure | undefined;
}

/** A GitLab with one project and one issue, in memory. */
export function createFakeGitLab(issue: Partial<Issue> = {}): FakeGitLab {
  const requests: string[] = [];
  const comments: Comment[] = [];

  function request(what: string): void {
    requests.push(what);
    if (fake.down) throw fake.down;
  }

  function existing({ projectId, iid }: IssueKey): Issue {
    if (fake.issue?.projectId === projectId && fake.issue.iid === iid) return fake.issue;
    throw new Error(`There is no issue ${projectId}#${iid}.`);
  }

  const fake: FakeGitLab = {
    issue: anIssue(issue),
    levels: new Map(),
    usersByEmail: new Map(),
    requests,
    ignoresConfidentiality: false,
    ignoresClosing: false,
    down: undefined,
    movedTo: undefined,
    findMovedTo: async () => {
      request('findMovedTo');
      return fake.movedTo;
    },
    readIssue: async (ref) => {
      request(`readIssue ${ref.project}#${ref.iid}`);
      return fake.issue && names(ref, fake.issue) ? fake.issue : undefined;
    },
    writeDescription: async (key, description) => {
      request('writeDescription');
      fake.issue = { ...existing(key), description };
      return fake.issue;
    },
    makeConfidential: async (key) => {
      request('makeConfidential');
      fake.issue = { ...existing(key), confidential: !fake.ignoresConfidentiality };
      return fake.issue;
    },
    closeIssue: async (key) => {
      request('closeIssue');
      fake.issue = { ...existing(key), ...(fake.ignoresClosing ? {} : { state: 'closed' }) };
      return fake.issue;
    },
    accessLevel: async (project, userId) => {
      request(`accessLevel ${userId}`);
      const isKnown = fake.issue?.projectId === project || fake.movedTo?.projectId === project;
      return isKnown ? fake.levels.get(userId) : undefined;
    },
    findUserByEmail: async (email) => {
      request(`findUserByEmail ${email}`);
      return fake.usersByEmail.get(email);
    },
    addComment: async (_key, body) => {
      request('addComment');
      const comment = { id: comments.length + 1, body };
      comments.push(comment);
      return comment;
    },
    findOwnComment: async (_key, marker) => {
      request('findOwnComment');
      return comments.find(({ body }) => body.includes(marker));
    },
    editComment: async (_key, id, body) => {
      request('editComment');
      comments[id - 1] = { id, body };
      return { id, body };
    },
  };
  return fake;
}

/** By id, or by the path that stands before `#` in the issue's reference. */
function names({ project, iid }: IssueRef, issue: Issue): boolean {
  return iid === issue.iid && (project === issue.projectId || issue.reference === `${project}#${iid}`);
}
