import { openRunbook, type RunbookRequest } from '../../call/access/open-runbook.js';
import type { Refused } from '../../call/access/refusal.js';
import type { Services } from '../../call/services.js';

export type Confidentiality =
  | { readonly kind: 'confidential' }
  /** GitLab took the request and changed nothing: the app's token may not. */
  | { readonly kind: 'ignored'; readonly issueUrl: string }
  | Refused;

/** Makes a runbook confidential, and believes it only when GitLab's answer says so. */
export async function makeConfidential(services: Services, request: RunbookRequest): Promise<Confidentiality> {
  const opened = await openRunbook(services, request);
  if (opened.kind === 'refused') return opened;
  if (opened.issue.confidential) return { kind: 'confidential' };

  const issue = await services.gitlab.makeConfidential(opened.issue);
  return issue.confidential ? { kind: 'confidential' } : { kind: 'ignored', issueUrl: issue.webUrl };
}
