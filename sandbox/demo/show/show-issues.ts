import { type Environment, project } from '../../environment/start-environment.js';
import { curtain } from '../demo-state.js';
import { aboutIssue, issueSeeds } from '../runbooks.js';
import type { IssueView } from '../snapshot.js';

/** The issues of the runbook project with their whole history. */
export function showIssues(environment: Environment): readonly IssueView[] {
  return issueSeeds().map((_seed, index) => showIssue(environment, index + 1));
}

function showIssue({ gitlab }: Environment, iid: number): IssueView {
  const issue = gitlab.issue(project, iid);
  const [versions, notes] = [gitlab.history(project, iid), gitlab.notes(project, iid)];
  const isTouched = [...versions.map(({ at }) => at), ...notes.map(({ createdAt }) => createdAt)].some(
    (at) => at > curtain,
  );
  return {
    iid,
    url: `${gitlab.url}/${project}/-/issues/${iid}`,
    title: issue.title,
    // What was special about it is so until somebody does something with it.
    about: isTouched ? '' : aboutIssue(iid),
    confidential: issue.confidential,
    state: issue.state,
    isMoved: issue.movedToId !== undefined,
    labels: issue.labels,
    versions,
    notes: notes.map(({ id, author, createdAt, body, system }) => ({
      id,
      by: author.username,
      at: createdAt,
      body,
      system,
    })),
  };
}
