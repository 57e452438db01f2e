import type { DeniedPerson } from '../call/access/denial.js';
import type { Denied } from '../call/access/runbook-access.js';

/**
 * Which of these people (Slack ids) are shown nothing of a runbook.
 * @param ask what somebody may see
 * @throws ServiceFailure when `ask` does
 */
export async function findDenied(
  people: readonly string[],
  ask: (slackId: string) => Promise<Denied | { readonly kind: 'person' | 'granted' }>,
): Promise<readonly DeniedPerson[]> {
  const asked = await Promise.all(people.map(async (slackId) => ({ slackId, answer: await ask(slackId) })));
  return asked.flatMap(({ slackId, answer }) => (answer.kind === 'denied' ? [{ slackId, why: answer.why }] : []));
}
