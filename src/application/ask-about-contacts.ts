import type { Faces } from '../domain/call/read-safe-fields.js';
import { spellingOf } from '../domain/people/name-spelling.js';
import type { Services } from './services.js';

/** Asks who somebody is in Slack whom the people file does not know. */
export interface ContactQuestion {
  readonly name: string;
  /** Who it is as things are chosen now, a Slack id; `undefined` for nobody. */
  readonly chosen: string | undefined;
  /** Whom a call of this project last had for this name, when that is somebody else. */
  readonly lastTime: string | undefined;
}

/** Whom a person picks: the place of a question, from 0 → Slack id, or `undefined` for nobody. */
export type Picked = ReadonlyMap<number, string | undefined>;

/** What is asked about, and what is known of the answers. */
export interface Asked {
  readonly projectId: number;
  /** Those whom the people file does not know. */
  readonly names: readonly string[];
  /** What was chosen for this call, if it is announced. */
  readonly chosen: Faces;
  readonly picked: Picked;
  /** Whether other calls count: only for who may choose. */
  readonly mayPropose: boolean;
}

/**
 * The questions about names that the people file does not know, answered as far as they are: by a pick, else by what was
 * chosen for this call. What another call of the project had is proposed, and is the answer by itself only where the
 * account goes by that very name in Slack.
 * @throws ServiceFailure when Slack does not say who somebody is
 */
export async function askAboutContacts(
  { contactChoices, directory }: Pick<Services, 'contactChoices' | 'directory'>,
  { projectId, names, chosen, picked, mayPropose }: Asked,
): Promise<readonly ContactQuestion[]> {
  const proposals = mayPropose ? await contactChoices.lastChosen(projectId, names) : new Map<string, string>();
  return Promise.all(
    names.map(async (name, place) => {
      const proposed = proposals.get(name);
      const own = picked.has(place) ? picked.get(place) : chosen.get(name);
      const isSettled = picked.has(place) || own !== undefined || proposed === undefined;
      const answer = isSettled || !(await goesBy(directory, proposed, name)) ? own : proposed;
      return { name, chosen: answer, lastTime: proposed === answer ? undefined : proposed };
    }),
  );
}

async function goesBy(directory: Services['directory'], slackId: string, name: string): Promise<boolean> {
  const user = await directory.user(slackId);
  return user?.membership === 'member' && spellingOf(user.name) === spellingOf(name);
}
