import type { Call } from '../../call/call.js';
import type { Services } from '../../call/services.js';
import type { ContactQuestion } from './ask-about-contacts.js';
import type { AnnouncementPreview } from './preview-announcement.js';

/** Remembers who the contacts of a call were said to be by somebody who may say so, to propose it for the project's next. */
export async function rememberChosen(
  { contactChoices, clock }: Pick<Services, 'contactChoices' | 'clock'>,
  { mayChooseContacts, contacts, actor }: Pick<AnnouncementPreview, 'mayChooseContacts' | 'contacts' | 'actor'>,
  call: Pick<Call, 'id'>,
): Promise<void> {
  if (!mayChooseContacts) return;
  const choices = new Map(contacts.map(({ name, chosen }) => [name, chosen]));
  await contactChoices.remember(call.id, choices, actor.slackId, clock());
}

/** The names of those who cannot be reminded: they are guests, bots, deactivated, or of another workspace. */
export async function notMembers(
  { directory }: Pick<Services, 'directory'>,
  contacts: readonly ContactQuestion[],
): Promise<readonly string[]> {
  const asked = contacts.flatMap(({ name, chosen }) => (chosen ? [{ name, chosen }] : []));
  const users = await Promise.all(
    asked.map(async ({ name, chosen }) => ({ name, user: await directory.user(chosen) })),
  );
  return users.filter(({ user }) => user?.membership !== 'member').map(({ name }) => name);
}
