import type { Issue } from '../issue.js';
import type { Link } from '../safe-fields/safe-fields.js';
import type { Services } from '../services.js';
import type { RunbookAccess } from './runbook-access.js';

/** An issue that was moved again and again is followed so far. */
const mostMoves = 5;

/** Where the runbook of an announced call is, after its issue was moved to another project. */
export interface RelocatedRunbook {
  /** The issue that it is now; `undefined` when the app may not see it. */
  readonly to: Issue | undefined;
  /** Whether a call has been announced from there: the one announced from the old issue is replaced by it. */
  readonly isAnnounced: boolean;
}

/**
 * The issue that a moved one is now, also when it was moved several times; `undefined` when the app may not see it.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function findCurrentIssue({ gitlab }: Pick<Services, 'gitlab'>, moved: Issue): Promise<Issue | undefined> {
  let issue: Issue | undefined = moved;
  for (let moves = 0; issue?.movedToId !== undefined; moves++) {
    if (moves === mostMoves) return undefined;
    issue = await gitlab.findMovedTo(issue);
  }
  return issue;
}

/**
 * Where a moved issue is now, and whether its call goes on from there.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function findRelocated(
  services: Pick<Services, 'gitlab' | 'calls'>,
  moved: Issue,
): Promise<RelocatedRunbook> {
  const to = await findCurrentIssue(services, moved);
  return { to, isAnnounced: to !== undefined && (await services.calls.callOfIssue(to)) !== undefined };
}

/** The way to the new issue, for somebody who may see it; `access` is theirs to it. */
export function linkToRelocated(
  { to }: Pick<RelocatedRunbook, 'to'>,
  access: RunbookAccess | undefined,
): Link | undefined {
  return to && access?.kind === 'granted' ? { text: to.reference, url: to.webUrl } : undefined;
}
