import type { Services } from './services.js';

/** Whom somebody has picked in the preview: name as the runbook writes it → Slack id. */
export type Picks = ReadonlyMap<string, string>;

export type Remembered =
  | { readonly kind: 'remembered' }
  /** These cannot be reminded: they are guests, bots, deactivated, or of another workspace. Nothing was remembered. */
  | { readonly kind: 'not-members'; readonly names: readonly string[] };

/** Remembers who a runbook's contacts are in Slack, for this call and the next. */
export async function rememberContacts(services: Services, picks: Picks, chosenBy: string): Promise<Remembered> {
  const users = await Promise.all(
    [...picks].map(async ([name, slackId]) => ({ name, slackId, user: await services.directory.user(slackId) })),
  );
  const names = users.filter(({ user }) => user?.membership !== 'member').map(({ name }) => name);
  if (names.length > 0) return { kind: 'not-members', names };
  for (const { name, slackId } of users) {
    await services.contactChoices.remember(name, slackId, chosenBy, services.clock());
  }
  return { kind: 'remembered' };
}
