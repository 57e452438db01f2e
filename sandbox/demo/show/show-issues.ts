import { project, type Town } from '../../town/start-town.js';
import { aboutIssue, issueSeeds } from '../runbooks.js';
import type { IssueView } from '../snapshot.js';

/** The issues of the runbook project with their whole history. */
export function showIssues(town: Town): readonly IssueView[] {
  return issueSeeds().map((_seed, index) => showIssue(town, index + 1));
}

function showIssue({ gitlab }: Town, iid: number): IssueView {
  const issue = gitlab.issue(project, iid);
  return {
    iid,
    url: `${gitlab.url}/${project}/-/issues/${iid}`,
    title: issue.title,
    about: aboutIssue(iid),
    confidential: issue.confidential,
    state: issue.state,
    labels: issue.labels,
    versions: gitlab.history(project, iid),
    notes: gitlab.notes(project, iid).map(({ id, author, createdAt, body, system }) => ({
      id,
      by: author.username,
      at: createdAt,
      body,
      system,
    })),
  };
}
