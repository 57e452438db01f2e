import type { Issue } from '../../../src/call/issue.js';
import type { Comment, GitLab } from '../../../src/call/ports/gitlab.js';

type Part = Pick<
  GitLab,
  'readIssue' | 'writeDescription' | 'closeIssue' | 'addComment' | 'editComment' | 'findOwnComment'
>;

export interface FakeGitLab extends Part {
  /** `undefined` once the issue is gone. */
  description: string | undefined;
  state: Issue['state'];
  /** The issue was moved to another project, which left this one behind. */
  isMoved: boolean;
  confidential: boolean;
  /** It takes the request to close the issue and leaves it open. */
  ignoresClosing: boolean;
  readonly comments: Comment[];
  /** How often the comments were searched. */
  searches: number;
  /** Every request that changes something. */
  readonly writes: readonly string[];
  /** What somebody else does right after the next write of the description, given what was written. */
  interfere: ((written: string) => string) | undefined;
  /** Thrown once by the next request that changes something, after it has taken effect. */
  loseAnswer: Error | undefined;
}

/** A project with one issue, 4242#12, in memory. */
export function createFakeGitLab(description: string): FakeGitLab {
  const writes: string[] = [];

  function issue(text: string): Issue {
    return {
      projectId: 4242,
      iid: 12,
      title: 'Acme - Enforce 2FA',
      description: text,
      confidential: fake.confidential,
      state: fake.state,
      labels: [],
      webUrl: 'https://gitlab.example/support/runbooks/-/issues/12',
      reference: 'support/runbooks#12',
      authorId: 7,
      assigneeIds: [],
      ...(fake.isMoved ? { movedToId: 999, state: 'closed' } : {}),
    };
  }

  function wrote(what: string): void {
    writes.push(what);
    const lost = fake.loseAnswer;
    fake.loseAnswer = undefined;
    if (lost) throw lost;
  }

  const fake: FakeGitLab = {
    description,
    state: 'opened',
    isMoved: false,
    confidential: true,
    ignoresClosing: false,
    comments: [],
    searches: 0,
    writes,
    interfere: undefined,
    loseAnswer: undefined,
    readIssue: async ({ iid }) => (fake.description === undefined || iid !== 12 ? undefined : issue(fake.description)),
    writeDescription: async (_key, text) => {
      fake.description = fake.interfere ? fake.interfere(text) : text;
      fake.interfere = undefined;
      wrote('description');
      return issue(text);
    },
    closeIssue: async () => {
      if (!fake.ignoresClosing) fake.state = 'closed';
      wrote('close');
      return issue(fake.description ?? '');
    },
    addComment: async (_key, body) => {
      const comment = { id: fake.comments.length + 1, body };
      fake.comments.push(comment);
      wrote('add comment');
      return comment;
    },
    editComment: async (_key, id, body) => {
      const place = fake.comments.findIndex((comment) => comment.id === id);
      if (place < 0) return undefined;
      fake.comments[place] = { id, body };
      wrote('edit comment');
      return { id, body };
    },
    findOwnComment: async (_key, marker) => {
      fake.searches += 1;
      return fake.comments.find(({ body }) => body.includes(marker));
    },
  };
  return fake;
}
