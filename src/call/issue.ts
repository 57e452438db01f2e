/** An issue by the numbers that never change: moving or renaming a project keeps its id. */
export interface IssueKey {
  readonly projectId: number;
  readonly iid: number;
}

/** An issue as a person names it: the project by path (`gitlab-com/support/runbooks`) or id. */
export interface IssueRef {
  readonly project: string | number;
  readonly iid: number;
}

/** A GitLab issue, as far as the app looks at it. */
export interface Issue extends IssueKey {
  readonly title: string;
  /** The runbook. An issue without a description reads as `''`. */
  readonly description: string;
  readonly confidential: boolean;
  readonly state: 'opened' | 'closed';
  readonly labels: readonly string[];
  readonly webUrl: string;
  /** `group/project#12` */
  readonly reference: string;
  /** `undefined` where GitLab names none. */
  readonly authorId: number | undefined;
  readonly assigneeIds: readonly number[];
  /** GitLab's number of the issue that it was moved to: this one is what was left behind, and nobody works on it. */
  readonly movedToId?: number | undefined;
}
