import type { Call } from '../call.js';
import type { SlackIdByName } from '../safe-fields/read-safe-fields.js';
import type { Services } from '../services.js';
import { spellingOf } from './name-spelling.js';
import { personNamed } from './person.js';

/** What a name in a runbook can be looked up with: the people file and Slack's directory. */
type Lookup = Pick<Services, 'people' | 'directory'>;

/**
 * Finds who the names in a runbook are in Slack: by the people file (its Slack id, else its e-mail address), else as it
 * was chosen for this call. Names that nobody knows are not in the answer.
 * @param call `undefined` while it is not announced: then nothing has been chosen for it
 */
export async function findSlackIds(
  services: Lookup,
  names: readonly string[],
  call: Call | undefined,
): Promise<SlackIdByName> {
  const known = await findKnown(services, names);
  const chosen = call ? chosenFor(call) : new Map<string, string>();
  return new Map(
    names.flatMap((name) => {
      const slackId = known.get(name) ?? chosen.get(spellingOf(name));
      return slackId ? [[name, slackId] as const] : [];
    }),
  );
}

/** Those of the names whom the people file knows: nobody is asked about them. */
export async function findKnown(services: Lookup, names: readonly string[]): Promise<SlackIdByName> {
  const found = await Promise.all(
    names.map(async (name) => [name, await slackIdInPeopleFile(services, name)] as const),
  );
  return new Map(found.flatMap(([name, slackId]) => (slackId ? [[name, slackId] as const] : [])));
}

/** Whom the people of an announced call were taken for, by the spelling of their names. */
function chosenFor({ fields }: Call): ReadonlyMap<string, string> {
  const attendees = [fields.dri, ...fields.gitlabContacts];
  return new Map(attendees.flatMap(({ name, slackId }) => (slackId ? [[spellingOf(name), slackId] as const] : [])));
}

async function slackIdInPeopleFile({ people, directory }: Lookup, name: string): Promise<string | undefined> {
  const person = personNamed(people, name);
  if (!person) return undefined;
  if (person.slack) return person.slack.id;
  return person.email ? (await directory.userWithEmail(person.email))?.id : undefined;
}
