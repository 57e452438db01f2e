import type { SlackUser } from '../ports/slack.js';
import type { SafeFields } from '../safe-fields/safe-fields.js';
import type { Services } from '../services.js';
import { type Person, personOnSlack, personWithEmail } from './person.js';
import { eachOnce, type Recipient } from './recipient.js';

/**
 * Whom a call's direct messages go to: the DRI and the GitLab contacts who are known in Slack and members of the
 * workspace, each with their own zone and hours.
 */
export async function findRecipients(services: Services, fields: SafeFields): Promise<readonly Recipient[]> {
  const attendees = [
    { ...fields.dri, as: 'dri' as const },
    ...fields.gitlabContacts.map((contact) => ({ ...contact, as: 'contact' as const })),
  ];
  const found = await Promise.all(
    attendees.map(async ({ slackId, as }) => (slackId ? recipientOf(services, slackId, as) : undefined)),
  );
  return eachOnce(found.filter((recipient) => recipient !== undefined));
}

async function recipientOf(
  { directory, people }: Services,
  slackId: string,
  role: Recipient['role'],
): Promise<Recipient | undefined> {
  const user = await directory.user(slackId);
  if (user?.membership !== 'member') return undefined;
  return { slackId, role, ...workOf(people, user) };
}

/**
 * The same person with the hours and the zone that the people file and Slack have for them now; as before when Slack does
 * not know them any more.
 * @throws ServiceFailure when Slack does not answer
 */
export async function withHoursNow(
  { directory, people }: Pick<Services, 'directory' | 'people'>,
  recipient: Recipient,
): Promise<Recipient> {
  const user = await directory.user(recipient.slackId);
  return user ? { ...recipient, ...workOf(people, user) } : recipient;
}

/** Hours that were written down with their zone count by that zone's clocks; else the Slack profile knows best. */
function workOf(people: readonly Person[], user: SlackUser): Pick<Recipient, 'timeZone' | 'workingHours'> {
  const stated = personOf(people, user)?.workingHours;
  return { timeZone: stated?.zone ?? user.timeZone, workingHours: stated?.hours };
}

function personOf(people: readonly Person[], user: SlackUser): Person | undefined {
  return (
    personOnSlack(people, user.id) ?? (user.verifiedEmail ? personWithEmail(people, user.verifiedEmail) : undefined)
  );
}
