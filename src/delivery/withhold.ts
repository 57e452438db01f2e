import { planAccessNotices } from '../call/access/plan-access-notices.js';
import type { Denied } from '../call/access/runbook-access.js';
import type { Call } from '../call/call.js';
import { namedPeople } from '../call/people/named-people.js';
import type { AttemptResult } from '../call/ports/store.js';
import { findDenied } from './find-denied.js';

export interface WithholdDeps {
  /** What somebody (a Slack id) may see of the runbook. */
  readonly ask: (slackId: string) => Promise<Denied | { readonly kind: 'person' | 'granted' }>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * What becomes of a direct message whose reader is shown nothing of the runbook: it is not sent, and they and the DRI
 * hear why.
 * @throws ServiceFailure when Slack or GitLab does not say who else sees nothing
 */
export async function withhold(
  { ask, clock }: WithholdDeps,
  call: Call,
  slackId: string,
  { why }: Denied,
): Promise<AttemptResult & { readonly kind: 'obsolete' }> {
  const others = namedPeople(call).filter((other) => other !== slackId);
  const person = { slackId, why };
  const everybody = [person, ...(await findDenied(others, ask))];
  return { kind: 'obsolete', followUps: planAccessNotices(call, person, everybody, clock()) };
}
