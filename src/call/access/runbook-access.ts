import type { Issue } from '../issue.js';
import type { Services } from '../services.js';
import { canAccessIssue } from './can-access-issue.js';
import type { Denial } from './denial.js';
import { identifyMember } from './identify-actor.js';

/** What GitLab would show somebody on Slack of a runbook. */
export type RunbookAccess = Granted | Denied;

export interface Granted {
  readonly kind: 'granted';
  /** IANA name; `undefined` when Slack does not say. */
  readonly timeZone: string | undefined;
}

export interface Denied {
  readonly kind: 'denied';
  readonly why: Denial;
}

/**
 * Whether GitLab would show somebody on Slack this issue, as things stand now.
 * @throws ServiceFailure when Slack or GitLab does not say
 */
export async function runbookAccess(services: Services, slackId: string, issue: Issue): Promise<RunbookAccess> {
  const user = await services.directory.user(slackId);
  if (user?.membership !== 'member') return { kind: 'denied', why: 'not-a-member' };
  const identification = await identifyMember(services, user);
  if (identification.kind === 'refused') return { kind: 'denied', why: 'no-account' };
  const { gitlabId } = identification.actor;
  const level = await services.gitlab.accessLevel(issue.projectId, gitlabId);
  return canAccessIssue(issue, gitlabId, level)
    ? { kind: 'granted', timeZone: user.timeZone }
    : { kind: 'denied', why: 'no-access' };
}
