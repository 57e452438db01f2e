import { project, type Town } from '../../town/start-town.js';
import { aboutIssue, issueSeeds } from '../runbooks.js';
import type { IssueView } from '../snapshot.js';
import { curtain } from '../stage.js';

/** The issues of the runbook project with their whole history. */
export function showIssues(town: Town): readonly IssueView[] {
  return issueSeeds().map((_seed, index) => showIssue(town, index + 1));
}

function showIssue({ gitlab }: Town, iid: number): IssueView {
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
