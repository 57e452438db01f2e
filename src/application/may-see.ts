import { mayWorkOn } from '../domain/access/may-work-on.js';
import type { Issue } from '../domain/call/issue.js';
import { identifyActor } from './identify-actor.js';
import type { Services } from './services.js';

/**
 * Whether GitLab would show somebody on Slack this issue, as things stand now.
 * @throws ServiceFailure when Slack or GitLab does not say
 */
export async function maySee(services: Services, slackId: string, issue: Issue): Promise<boolean> {
  const identification = await identifyActor(services, slackId);
  if (identification.kind === 'refused') return false;
  const { gitlabId } = identification.actor;
  return mayWorkOn(issue, gitlabId, await services.gitlab.accessLevel(issue.projectId, gitlabId));
}
