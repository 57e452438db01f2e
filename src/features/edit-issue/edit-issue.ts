import type { Issue, IssueKey } from '../../call/issue.js';
import type { JobFailure } from '../../call/jobs/job.js';
import type { GitLab } from '../../call/ports/gitlab.js';
import { background, type RunbookReader } from '../../call/ports/runbook-reader.js';
import type { AttemptResult } from '../../call/ports/store.js';
import { type Attempt, retryLater } from '../../outbox/index.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import { nameEdit } from './name-edit.js';
import { waitForConfidentiality } from './wait-for-confidentiality.js';

export interface EditIssueDeps {
  readonly gitlab: Pick<GitLab, 'readIssue' | 'writeDescription'>;
  readonly runbooks: Pick<RunbookReader, 'edit'>;
}

/**
 * Changes the runbook in its issue: reads it, puts the edits into what it says by now, writes it and reads it again to
 * see that they are there. What a person has written since they were decided on stays. GitLab has no conditional write, so an edit by a person in that very moment can be lost, or
 * can undo this one; the latter is noticed and done again. All edits are made or none.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function editIssue(
  { gitlab, runbooks }: EditIssueDeps,
  key: IssueKey,
  edits: readonly RunbookEdit[],
  attempt: () => Attempt,
): Promise<AttemptResult> {
  const issue = await readIssue();
  if (!issue) return { kind: 'failed', failure: issueGone };
  if (issue.movedToId !== undefined) return { kind: 'failed', failure: issueMoved };
  const waiting = waitForConfidentiality(issue, attempt().now);
  if (waiting) return waiting;
  const edited = await runbooks.edit(issue.description, edits, background);
  if (edited.kind === 'busy') return retryLater(busyReading, attempt());
  if (edited.kind === 'unreadable') return { kind: 'failed', failure: unreadable };
  if (edited.unplaced.length > 0) return { kind: 'failed', failure: noPlace(edited.unplaced) };
  const done: AttemptResult = {
    kind: 'completed',
    ...(edited.obsolete.length > 0 ? { notMade: isTaken(edited.obsolete) } : {}),
  };
  if (edited.markdown === issue.description) return done;

  await gitlab.writeDescription(key, edited.markdown);
  return (await isDone()) ? done : retryLater(notThere, attempt());

  /** Edits that have been made come to no change any more. */
  async function isDone(): Promise<boolean> {
    const written = await readIssue();
    if (!written) return false;
    const again = await runbooks.edit(written.description, edits, background);
    return again.kind === 'edited' && again.unplaced.length === 0 && again.markdown === written.description;
  }

  function readIssue(): Promise<Issue | undefined> {
    return gitlab.readIssue({ project: key.projectId, iid: key.iid });
  }
}

/** GitLab answers the same for an issue that was deleted and for one that the app may no longer see. */
export const issueGone: JobFailure = {
  service: 'GitLab',
  code: 'issue-not-found',
  message: 'The app can’t see the runbook on GitLab: it was deleted, or the app lost access to the project.',
};

/** What is left of a moved issue is closed, and nobody reads it. */
export const issueMoved: JobFailure = {
  service: 'GitLab',
  code: 'issue-moved',
  message:
    'The runbook was moved to another project, so nothing was written into the old issue. Change the new issue by hand.',
};

const unreadable: JobFailure = {
  service: 'app',
  code: 'runbook-unreadable',
  message:
    'The runbook was not edited: it is too large or too deeply nested to be read. Edit it by hand, or shorten it and try again.',
};

const busyReading: JobFailure = {
  service: 'app',
  code: 'busy-reading',
  message: 'The runbook was not edited yet: the app is busy reading other runbooks.',
};

const notThere: JobFailure = {
  service: 'GitLab',
  code: 'edit-not-there',
  message: 'The edit was written, but the runbook doesn’t show it: someone may be editing the issue at the same time.',
};

/** The code of an edit, or a part of one, that would have written over something newer. */
export const editObsolete = 'edit-obsolete';

function isTaken(obsolete: readonly RunbookEdit[]): JobFailure {
  return {
    service: 'app',
    code: editObsolete,
    message: `Not written: the runbook now says something else for ${obsolete.map(nameEdit).join(' and ')}.`,
  };
}

function noPlace(unplaced: readonly RunbookEdit[]): JobFailure {
  return {
    service: 'app',
    code: 'edit-without-place',
    message: `The runbook was not edited, because it has no place any more for ${unplaced.map(nameEdit).join(' and ')}. Edit it by hand, or put the place back and try again.`,
  };
}
