import type { Denied } from '../application/runbook-access.js';
import type { DeniedPerson } from '../domain/access/denial.js';

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
