import type { Issue, IssueKey, IssueRef } from '../issue.js';

export interface GitLabUser {
  readonly id: number;
  readonly username: string;
  readonly name: string;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
}

/**
 * What the app asks of GitLab. Every method makes each request once and throws a `ServiceFailure` when GitLab does not
 * do its part; nothing is repeated behind the caller's back.
 */
export interface GitLab {
  /** `undefined` when there is no such issue or the app's token may not see it: GitLab answers 404 for both. */
  readIssue(issue: IssueRef): Promise<Issue | undefined>;

  /**
   * The issue that a moved one is now; `undefined` when the app's token may not see it, or its address is not to be found.
   */
  findMovedTo(issue: Issue): Promise<Issue | undefined>;

  /** Replaces the whole description (GitLab has no smaller write, and no conditional one: the last write wins). */
  writeDescription(issue: IssueKey, description: string): Promise<Issue>;

  /** Asks for confidentiality. GitLab may ignore it and still answer 200: the caller looks at the issue it returns. */
  makeConfidential(issue: IssueKey): Promise<Issue>;

  /** Closes the issue; one that is closed already stays so. GitLab may ignore it: the caller looks at the issue it returns. */
  closeIssue(issue: IssueKey): Promise<Issue>;

  /**
   * The user's access level in the project (its path or id), inherited ones included; `undefined` when not an active
   * member, or when there is no such project.
   */
  accessLevel(project: string | number, userId: number): Promise<number | undefined>;

  /** The one active user whose *public* e-mail is exactly this one (letter case aside), or `undefined`. */
  findUserByEmail(email: string): Promise<GitLabUser | undefined>;

  /** Adds a comment and returns it. The caller has made the body safe. */
  addComment(issue: IssueKey, body: string): Promise<Comment>;

  /**
   * The newest comment by the app's own user whose body contains the marker and that was written at `since` (milliseconds
   * since the epoch) or later. `undefined` when there is none, or none among the many that are looked at at most.
   */
  findOwnComment(issue: IssueKey, marker: string, since: number): Promise<Comment | undefined>;

  /** Replaces the body of one of the app's own comments; `undefined` when there is none by this number any more. */
  editComment(issue: IssueKey, commentId: number, body: string): Promise<Comment | undefined>;
}
