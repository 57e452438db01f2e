import type { Faces } from '../domain/call/read-safe-fields.js';
import { personNamed } from '../domain/people/person.js';
import type { Services } from './services.js';

/**
 * Finds who the names in a runbook are in Slack: by the people file (its Slack id, else its e-mail address), else as
 * somebody has chosen once. Names that nobody knows are not in the answer.
 */
export async function findFaces(services: Services, names: readonly string[]): Promise<Faces> {
  const chosen = await services.contactChoices.chosen(names);
  const found = await Promise.all(
    names.map(async (name) => [name, (await slackIdInPeopleFile(services, name)) ?? chosen.get(name)] as const),
  );
  return new Map(found.flatMap(([name, slackId]) => (slackId ? [[name, slackId] as const] : [])));
}

async function slackIdInPeopleFile({ people, directory }: Services, name: string): Promise<string | undefined> {
  const person = personNamed(people, name);
  if (!person) return undefined;
  if (person.slack) return person.slack.id;
  return person.email ? (await directory.userWithEmail(person.email))?.id : undefined;
}
